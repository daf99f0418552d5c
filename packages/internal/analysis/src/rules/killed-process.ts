import { defineRule } from '../rule.ts';
import { numberOf } from '../values/value.ts';

export const killedProcess = defineRule({
  id: 'killed-process',
  severity: 'high',
  threat: 'sabotage',
  title: 'Another program is ended',
  why: 'The process above this one is a build, a server or a person’s shell. Ending it, or all processes at once, is sabotage.',
  fix: 'Throw an error, or end this process with an exit code.',
  example: {
    bad: 'process.kill(process.ppid, "SIGKILL");',
    good: 'process.kill(worker.pid, "SIGTERM");',
  },
  cwe: 506,
  visit: {
    named: (call, { file, report }) => {
      const [which, signal] = call.args;
      if (!which || !call.names.includes('process.kill')) return;
      // Signal 0 ends nothing: it asks whether a process is there.
      if (signal && numberOf(file.evaluator.evaluate(signal)) === 0) return;
      const isParent = file.evaluator.resolveGlobal(which) === 'process.ppid';
      const number = numberOf(file.evaluator.evaluate(which));
      if (isParent || (number !== null && number <= 1))
        report(call.node, {
          message: isParent
            ? 'This ends the process that started this one.'
            : 'This ends processes that are not its own.',
        });
    },
  },
});
