import type { BootMessage, BrokerMessage } from './broker-messages.ts';
import { createGuestBudget } from './guest-budget.ts';
import { createHeartbeat } from './heartbeat.ts';
import { readPong } from './pong.ts';
import { WORKER_PRELUDE } from './worker-prelude.ts';

/** Messages that come within this time of another travel together, so that a busy plugin costs the host few tasks. */
const BATCH_MS = 8;

/**
 * Stands between one plugin's worker and the host: counts, batches, asks for signs of life, and ends the worker. It runs
 * in the sandboxed frame, so that a flood is met there and not on the host's thread.
 */
export function startBroker({ code, limits }: BootMessage, host: MessagePort): void {
  // A classic worker: in an opaque origin, module workers do not load from blobs.
  const worker = new Worker(
    URL.createObjectURL(new Blob([WORKER_PRELUDE, code], { type: 'text/javascript' })),
  );
  const breachOf = createGuestBudget(limits);
  const heartbeat = createHeartbeat(limits.heartbeatMisses);
  let waiting: string[] = [];
  let batching = false;
  let down = false;

  const tell = (message: BrokerMessage): void => {
    host.postMessage(message);
  };

  function end(reason: string, message: string): void {
    if (down) return;
    down = true;
    clearInterval(beats);
    worker.terminate();
    tell({ t: 'down', reason, message });
  }

  function flush(): void {
    batching = false;
    if (down || waiting.length === 0) return;
    const texts = waiting;
    waiting = [];
    tell({ t: 'guest', texts });
    startBatch();
  }

  function startBatch(): void {
    batching = true;
    setTimeout(flush, BATCH_MS);
  }

  worker.onmessage = (event: MessageEvent<unknown>) => {
    if (down) return;
    const breach = breachOf(event.data, performance.now());
    if (breach !== null || typeof event.data !== 'string') {
      end(breach ?? 'protocol', `The plugin broke the limit on ${breach ?? 'messages'} and was stopped.`);
      return;
    }
    const pong = readPong(event.data);
    if (pong !== null) heartbeat.answered(pong);
    else if (batching) waiting.push(event.data);
    else {
      tell({ t: 'guest', texts: [event.data] });
      startBatch();
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    // A script that could not be loaded at all gives an event without a message.
    const text =
      'message' in event ? `${event.message} (line ${event.lineno})` : 'The script could not be loaded.';
    tell({ t: 'guest', texts: [JSON.stringify({ v: 1, t: 'log', level: 'error', text })] });
  };
  host.onmessage = (event: MessageEvent<unknown>) => {
    if (!down) worker.postMessage(event.data);
  };

  const beats = setInterval(() => {
    const id = heartbeat.beat();
    if (id === null) end('unresponsive', 'The plugin stopped answering and was stopped.');
    else worker.postMessage(`{"v":1,"t":"ping","id":${id}}`);
  }, limits.heartbeatMs);
}
