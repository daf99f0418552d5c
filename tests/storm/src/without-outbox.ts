import type { Queues } from '@guildhall/messaging';
import { z } from 'zod';
import { readEnvironment } from './environment.ts';
import { replaceOnce, rewrite } from './controls/rewrite.ts';

/** Messages go straight to the queue after the commit, as a system without an outbox sends them: once, and hopefully. */
rewrite(/\/messaging\/src\/outbox\.ts$/, (source) =>
  replaceOnce(
    source,
    'await tx.$executeRaw`\n      INSERT INTO outbox',
    'globalThis.straightToQueue({ marketplaceId: origin.marketplaceId, eventId, queue, name, body });\n' +
      '    if (origin.marketplaceId === "") await tx.$executeRaw`\n      INSERT INTO outbox',
  ),
);

const message = z.object({
  marketplaceId: z.string(),
  eventId: z.string(),
  queue: z.string(),
  name: z.string(),
  body: z.string(),
});
/** Longer than an answer takes, so that whoever has it can strike in between. */
const AFTER_COMMIT_MS = 300;

// Imported when first needed: before that, the rewriting has to be in place.
let opening: Promise<Queues> | null = null;

async function openQueues(): Promise<Queues> {
  const messaging = await import('@guildhall/messaging');
  return messaging.openQueues(readEnvironment().queueUrl, () => undefined);
}

async function send({ queue, eventId, body, ...parcel }: z.infer<typeof message>): Promise<void> {
  opening ??= openQueues();
  const queues = await opening;
  const said = { ...parcel, producer: 'direct', outboxId: '0', body: z.json().parse(JSON.parse(body)) };
  await queues.add(queue, [{ jobId: `direct-${eventId}-${queue}`, priority: 1, parcel: said }]);
}

Object.assign(globalThis, {
  straightToQueue(said: unknown) {
    setTimeout(() => {
      send(message.parse(said)).catch(() => undefined);
    }, AFTER_COMMIT_MS).unref();
  },
});
