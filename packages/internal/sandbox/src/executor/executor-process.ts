import { createDispatcher } from './dispatcher.ts';
import { liveInUtc } from './environment.ts';
import type { ExecutorSettings, FromExecutor, ToExecutor } from './messages.ts';
import { probeProcess } from './probe-process.ts';

/* An executor: a process that has nothing, and runs plugins' functions for whoever started it. */
const tell = (message: FromExecutor) => {
  process.send?.(message);
};

// Whoever started it is gone: nobody is left to answer to.
process.on('disconnect', () => {
  process.exit();
});

try {
  const settings = await new Promise<ExecutorSettings>((resolve) => {
    process.once('message', (message: ExecutorSettings) => {
      resolve(message);
    });
  });
  const layers = await probeProcess();
  // After the environment was seen to be empty.
  liveInUtc();
  const dispatcher = await createDispatcher(settings, tell);
  process.on('message', (message: ToExecutor) => {
    dispatcher.receive(message);
  });
  tell({ kind: 'ready', layers: [...layers, ...dispatcher.layers] });
} catch (error) {
  tell({ kind: 'unable', reason: error instanceof Error ? error.message : String(error) });
}
