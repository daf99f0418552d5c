import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blowStorm } from './blow-storm.ts';
import { readOptions } from './options.ts';
import { holds, report } from './report.ts';

const RESULTS = join(import.meta.dirname, '../.results');

const options = readOptions(process.argv.slice(2));
const { seconds, seed, queues, control } = options;
console.log(
  `A storm of ${seconds} s, seed ${seed}, jobs on ${queues}${control ? `, WITHOUT its ${control}` : ''}`,
);
const storm = await blowStorm(options, (line) => {
  console.log(line);
});
for (const line of report(storm)) console.log(line);

// Each question is a test of its own; a storm that never grew quiet is one more that failed.
const passed = storm.questions.filter(({ faults }) => faults.length === 0).length;
const failed = storm.questions.length - passed + (storm.quiet ? 0 : 1);
mkdirSync(RESULTS, { recursive: true });
writeFileSync(join(RESULTS, 'storm.json'), JSON.stringify({ passed, failed }));
process.exit(holds(storm) ? 0 : 1);
