import { createDispatcher } from './dispatcher.ts';
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
  const settings: ExecutorSettings = JSON.parse(process.argv[2] ?? '');
  const layers = await probeProcess();
  // Set after the environment was seen to be empty: all guests live in the same time zone.
  process.env.TZ = 'UTC';
  const dispatcher = await createDispatcher(settings, tell);
  process.on('message', (message: ToExecutor) => {
    dispatcher.receive(message);
  });
  tell({ kind: 'ready', layers: [...layers, ...dispatcher.layers] });
} catch (error) {
  tell({ kind: 'unable', reason: error instanceof Error ? error.message : String(error) });
}
