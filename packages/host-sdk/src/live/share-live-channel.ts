import { sleep } from './backoff.ts';
import type { ServerEvent } from './sse-parser.ts';

export interface SharedChannelOptions {
  /** Names the stream that tabs may share: same gateway, same scope. */
  readonly name: string;
  /** Opens the stream in this tab; resolves when the signal aborts. */
  readonly connect: (deliver: (event: ServerEvent) => void, signal: AbortSignal) => Promise<void>;
  readonly onEvent: (event: ServerEvent) => void;
  /** How long a tab that listens to another one bears silence before it opens its own stream. */
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/**
 * One live stream for all tabs of a browser: the tab that holds the lock reads it and repeats every event to the others.
 * Where the browser has no locks, and while the leader is silent, a tab reads its own. Events may come twice; receivers
 * count positions.
 */
export async function shareLiveChannel(options: SharedChannelOptions): Promise<void> {
  const { name, connect, onEvent, signal } = options;
  const locks = lockManager();
  if (!locks || typeof BroadcastChannel === 'undefined') return connect(onEvent, signal);

  const others = new BroadcastChannel(name);
  const own = new AbortController();
  let heardAt = performance.now();
  others.onmessage = ({ data }: MessageEvent<ServerEvent>) => {
    heardAt = performance.now();
    onEvent(data);
  };
  const lead = locks.request(name, { signal }, async () => {
    own.abort();
    await connect((event) => {
      onEvent(event);
      others.postMessage(event);
    }, signal);
  });
  const follow = standInForSilentLeader();

  await Promise.allSettled([lead, follow]);
  others.close();

  async function standInForSilentLeader(): Promise<void> {
    const following = AbortSignal.any([signal, own.signal]);
    for (;;) {
      await sleep(options.silenceMs, following);
      if (following.aborted) return;
      if (performance.now() - heardAt > options.silenceMs) await connect(onEvent, following);
    }
  }
}

/** Not there in older browsers and on insecure origins, whatever the types say. */
function lockManager(): LockManager | null {
  return 'locks' in navigator ? navigator.locks : null;
}
