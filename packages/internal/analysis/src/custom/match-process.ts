import { Worker } from 'node:worker_threads';

/*
 * Runs as a child process and has a marketplace's rules matched in a thread. Matching is native code: a thread in the
 * middle of it cannot be ended, a process can; and this thread still hears when its parent is gone.
 */
const MEMORY_MB = 512;
process.once('message', (job) => {
  const worker = new Worker(new URL('./match-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    env: {},
  });
  worker.on('message', (said) => process.send?.(said));
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
