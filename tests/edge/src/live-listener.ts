import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { post } from './client.ts';

/** One open live channel, as the bytes come. */
export interface Listener {
  status: number;
  /** Events so far, with the time each came in ms of `performance`. */
  events: { event: string; id: string | null; data: unknown; at: number }[];
  /** Feed positions that were told, in order. */
  seqs(): number[];
  until(holds: () => boolean, withinMs?: number): Promise<void>;
  closed: Promise<void>;
  leave(): void;
}

export async function listen(gateway: string, token: string, lastEventId?: number): Promise<Listener> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
  };
  const request = get(`${gateway}/v1/live`, { headers, agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  request.on('error', () => undefined);
  const events: Listener['events'] = [];
  let rest = '';
  response
    .on('error', () => undefined)
    .on('data', (chunk: Buffer) => {
      const at = performance.now();
      const blocks = (rest + chunk.toString()).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) events.push({ ...readEvent(block), at });
    });
  return {
    status: response.statusCode ?? 0,
    events,
    seqs: () => events.filter(({ event }) => event === 'revoke').map(({ id }) => Number(id)),
    async until(holds, withinMs = 10_000) {
      const end = performance.now() + withinMs;
      while (!holds()) {
        if (performance.now() > end) throw new Error(`not heard: ${JSON.stringify(events.slice(-3))}`);
        await pause(2);
      }
    },
    closed: new Promise((resolve) => response.once('close', resolve)),
    leave() {
      request.destroy();
    },
  };
}

function readEvent(block: string) {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  const { event = 'message', id = null, data = 'null' } = fields;
  const read: unknown = JSON.parse(data);
  return { event, id, data: read };
}

const imposed = z.object({
  imposeRestriction: z.object({
    restriction: z.object({ propagation: z.object({ feedSeq: z.number() }) }),
  }),
});

/** Denies bytes that nobody has; the position of its entry in the feed. */
export async function denyBytes(gateway: string, token: string): Promise<number> {
  const id = createHash('sha256').update(crypto.randomUUID()).digest('hex');
  const input = {
    kind: 'DIGEST_DENY',
    target: { type: 'DIGEST', id },
    clause: 'test',
    reason: 'It is a test.',
  };
  const query = `mutation ($input: ImposeRestrictionInput!) { imposeRestriction(input: $input) {
    restriction { propagation { feedSeq } } userErrors { code message } } }`;
  const answer = await post(gateway, { token, body: { query, variables: { input } } });
  const read = imposed.safeParse(answer.data);
  if (!read.success) throw new Error(JSON.stringify(answer));
  return read.data.imposeRestriction.restriction.propagation.feedSeq;
}
