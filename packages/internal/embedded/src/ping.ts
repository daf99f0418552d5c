import { connect } from 'node:net';

/** How a server took a greeting: with an answer, without a word in time, or it is not there at all. */
export type Echo = 'answers' | 'silent' | 'away';

/** Says `greeting` to a server on loopback, and waits for its first byte, for `ms` milliseconds without any. */
export function ping(port: number, greeting: Uint8Array, ms: number): Promise<Echo> {
  return new Promise((resolve) => {
    const line = connect(port, '127.0.0.1', () => line.write(greeting));
    const end = (echo: Echo) => () => {
      resolve(echo);
      line.destroy();
    };
    line.setTimeout(ms, end('silent'));
    line.once('data', end('answers'));
    line.once('error', end('away'));
    line.once('close', end('away'));
  });
}
