import { connect } from 'node:net';
import type { Deployed } from './deployment.ts';

export interface Sent {
  status: number;
  body: unknown;
}

/** What an attack cost: its answers, and the CPU time of the gateway for one of them. */
export interface Measured<Answered> {
  answers: Answered[];
  cpu: number;
}

/** Each attack is made several times, because the system's clock for CPU time is coarse. */
export const TIMES = 8;
export const MOST_CPU_MS = 50;

/** Somebody with a token of a publisher, who means no good. */
export function attacker(deployed: Deployed) {
  async function send(init: RequestInit, url = deployed.guildhall.graphql): Promise<Sent> {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${deployed.token('publisher')}`);
    const answer = await fetch(url, { ...init, headers });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }

  function post(body: object, url?: string, headers: Record<string, string> = {}): Promise<Sent> {
    const type = { 'content-type': 'application/json' };
    return send({ method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) }, url);
  }

  return {
    send,
    post,

    /** Plans, schemas of views and compiled code are made once; that is not the attacker's doing. */
    async warmUp(this: void, url?: string): Promise<void> {
      for (let round = 0; round < 30; round += 1) await post({ query: '{ viewer { actorId } }' }, url);
    },

    /** Makes an attack on the deployment's own gateway, several times, and sees that the same process answers still. */
    async measured<Answered>(this: void, attack: () => Promise<Answered>): Promise<Measured<Answered>> {
      const before = deployed.gatewayCpu();
      const answers: Answered[] = [];
      for (let time = 0; time < TIMES; time += 1) answers.push(await attack());
      // Another process in its place would not be found.
      const cpu = (deployed.gatewayCpu() - before) / TIMES;
      const { status, body } = await post({ query: '{ viewer { actorId } }' });
      expect({ status, body }).toMatchObject({ status: 200, body: { data: { viewer: {} } } });
      return { answers, cpu };
    },
  };
}

/** What a server says to these bytes until it closes or falls silent. */
export function raw(url: string, lines: readonly string[]): Promise<string> {
  const { hostname: host, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect({ host, port: Number(port) }, () => socket.write(lines.join('\r\n')));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(heard);
    });
  });
}
