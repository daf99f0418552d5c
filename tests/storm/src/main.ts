import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blowStorm } from './blow-storm.ts';
import { strike } from './controls/strike.ts';
import { proveControls } from './prove-controls.ts';
import { readOptions } from './options.ts';
import { countFaults, holds, report, reportQuestions } from './report.ts';

const RESULTS = join(import.meta.dirname, '../.results');

const { control, seconds, seed, queues } = readOptions(process.argv.slice(2));
const say = (line: string) => {
  console.log(line);
};

if (control === 'all') {
  const { passed, failed } = await proveControls(queues, say);
  keep('controls', passed, failed);
  process.exit(failed === 0 ? 0 : 1);
}

// A control is meant to fail, and is counted by whoever started it.
if (control) {
  say(`Jobs on ${queues}, ${control === 'none' ? 'with all protections' : `WITHOUT the ${control}`}`);
  const questions = await strike(control, queues, say);
  for (const line of reportQuestions(questions)) say(line);
  say(countFaults(questions));
  process.exit(questions.every(({ faults }) => faults.length === 0) ? 0 : 1);
}

say(`A storm of ${seconds} s, seed ${seed}, jobs on ${queues}`);
const storm = await blowStorm({ seconds, seed, queues }, say);
for (const line of report(storm)) say(line);

// Each question is a test of its own; a storm that never grew quiet is one more that failed.
const kept = storm.questions.filter(({ faults }) => faults.length === 0).length;
keep('storm', kept, storm.questions.length - kept + (storm.quiet ? 0 : 1));
process.exit(holds(storm) ? 0 : 1);

/** Leaves the counts where `npm test` finds them. */
function keep(name: string, passed: number, failed: number): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${name}.json`), JSON.stringify({ passed, failed }));
}
