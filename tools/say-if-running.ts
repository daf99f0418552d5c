// node tools/say-if-running.ts: fails, and says who, when a Guildhall has the data folder. Asked before anything is built.
import { runsAlready, whoRuns } from '../apps/standalone/src/single-start.ts';

const running = whoRuns(process.env['GUILDHALL_DATA'] ?? '.guildhall');
if (running) {
  console.error(runsAlready(running));
  process.exitCode = 1;
}
