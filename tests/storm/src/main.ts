import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blowStorm } from './blow-storm.ts';
import { proveControls } from './prove-controls.ts';
import { readOptions } from './options.ts';
import { holds, report } from './report.ts';

const RESULTS = join(import.meta.dirname, '../.results');

const { control, ...options } = readOptions(process.argv.slice(2));
const { seconds, seed, queues } = options;
const say = (line: string) => {
  console.log(line);
};

if (control === 'all') {
  const { passed, failed } = await proveControls(process.argv.slice(2), say);
  keep('controls', passed, failed);
  process.exit(failed === 0 ? 0 : 1);
}

say(`A storm of ${seconds} s, seed ${seed}, jobs on ${queues}${control ? `, WITHOUT its ${control}` : ''}`);
const storm = await blowStorm({ ...options, control }, say);
for (const line of report(storm)) say(line);

// Each question is a test of its own; a storm that never grew quiet is one more that failed.
const kept = storm.questions.filter(({ faults }) => faults.length === 0).length;
// A control is meant to fail, and is counted by whoever started it.
if (!control) keep('storm', kept, storm.questions.length - kept + (storm.quiet ? 0 : 1));
process.exit(holds(storm) ? 0 : 1);

/** Leaves the counts where `npm test` finds them. */
function keep(name: string, passed: number, failed: number): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${name}.json`), JSON.stringify({ passed, failed }));
}
