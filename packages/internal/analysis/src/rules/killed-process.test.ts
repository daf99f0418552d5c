import { describeRule } from '../testing/describe-rule.ts';
import { killedProcess } from './killed-process.ts';

describeRule(killedProcess, {
  reports: {
    'the parent by its import': "import { kill, ppid } from 'node:process'; kill(ppid, 'SIGKILL');",
    'every process': "process.kill(-1, 'SIGKILL');",
    'the parent under another name': 'const above = process.ppid; process.kill(above);',
  },
  leaves: {
    'a program of its own': "process.kill(worker.pid, 'SIGTERM');",
    'a question': 'process.kill(process.ppid, 0);',
    itself: "process.kill(process.pid, 'SIGINT');",
  },
});
