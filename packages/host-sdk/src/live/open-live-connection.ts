import { backoff } from './backoff.ts';
import { callGateway, GatewayError, type GatewayAccess } from './gateway.ts';
import { createSseParser, type ServerEvent } from './sse-parser.ts';

export interface LiveConnectionOptions {
  readonly gateway: GatewayAccess;
  /** The feed position to go on from, asked at every attempt. */
  readonly lastEventId: () => number;
  readonly onEvent: (event: ServerEvent) => void;
  readonly onState: (state: 'open' | 'lost', message?: string) => void;
  /** Silence longer than this means the line is dead. The gateway pings more often. Milliseconds. */
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/** Keeps one server-sent stream open until the signal aborts. Over fetch, because EventSource sends no token. */
export async function openLiveConnection(options: LiveConnectionOptions): Promise<void> {
  const { signal, onState } = options;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      await readStream(options, () => {
        attempt = 0;
        onState('open');
      });
      if (!isAborted(signal)) onState('lost', 'The gateway closed the live channel.');
    } catch (error) {
      if (isAborted(signal)) return;
      onState('lost', error instanceof Error ? error.message : String(error));
    }
    await backoff(attempt, signal);
  }
}

async function readStream(options: LiveConnectionOptions, opened: () => void): Promise<void> {
  const watchdog = new AbortController();
  const signal = AbortSignal.any([options.signal, watchdog.signal]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      watchdog.abort(new GatewayError('The live channel fell silent.'));
    }, options.silenceMs);
  };

  heard();
  try {
    const headers = { accept: 'text/event-stream', 'last-event-id': String(options.lastEventId()) };
    const response = await callGateway(options.gateway, '/v1/live', { headers, signal });
    if (!response.body) throw new GatewayError('The live channel has no body.');
    opened();
    const parse = createSseParser(options.onEvent);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      parse(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Asked through a function, because an await may have changed what the compiler believes. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
