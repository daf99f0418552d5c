/** Where a probe tries to get to. */
export interface ProbeTargets {
  readonly evil: string;
  readonly host: string;
  readonly udpPort: number;
}

export interface Probe {
  /** Where the control must succeed: a worker of the host's own origin, or a window. */
  readonly realm: 'worker' | 'window';
  /**
   * What proves success: a request seen outside, the host's cookie sent, something that the page's reader would notice
   * (a dialog, a download, a message on the host's channel), or an answer that begins with GOT.
   */
  readonly proof: 'hit' | 'cookie' | 'seen' | 'got';
  /** Leaves the window it runs in. */
  readonly destroys?: boolean;
  run(targets: ProbeTargets): unknown;
}

/** Long enough for a request to arrive on loopback. Milliseconds. */
const TRAVEL = 400;

export const wait = (milliseconds = TRAVEL): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export const got = async (value: unknown): Promise<string> => `GOT ${String(await value)}`;

export function fail(): never {
  throw new Error('nothing there');
}

/** Not called by its name, so that a compiler does not change what it means. */
export function callGlobal(name: string, ...args: unknown[]): unknown {
  const found: unknown = Reflect.get(globalThis, name);
  if (typeof found !== 'function') throw new TypeError(`${name} is gone`);
  return Reflect.apply(found, globalThis, args);
}
