/** A plugin without the SDK: it speaks the wire itself, so that it can say what no SDK would. */
export interface RawGuest {
  send(message: object): void;
  /** Sends anything at all. */
  post(message: unknown): void;
}

type Handler = (args: never, guest: RawGuest) => unknown;

export function serve(
  handlers: Record<string, Handler>,
  onRender?: (root: number, guest: RawGuest) => void,
): void {
  const post: (message: unknown) => void = postMessage.bind(globalThis);
  const guest: RawGuest = {
    post,
    send: (message) => {
      post(JSON.stringify({ v: 1, ...message }));
    },
  };
  addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message: unknown = JSON.parse(data);
    if (!isHostMessage(message)) return;
    if (message.t === 'ping') guest.send({ t: 'pong', id: message.id });
    if (message.t === 'render') onRender?.(message.root, guest);
    if (message.t === 'invoke') void answer(message, guest, handlers);
  });
  guest.send({ t: 'hello', modules: ['panel'], handlers: Object.keys(handlers) });
}

interface AnyHostMessage {
  t: string;
  id: number;
  root: number;
  handler: string;
  args: never;
}

/** The host is trusted here. */
function isHostMessage(message: unknown): message is AnyHostMessage {
  return typeof message === 'object';
}

async function answer(
  { id, handler, args }: { id: number; handler: string; args: never },
  guest: RawGuest,
  handlers: Record<string, Handler>,
): Promise<void> {
  const value = await handlers[handler]?.(args, guest);
  guest.send({ t: 'result', id, outcome: { ok: true, value: value ?? null } });
}
