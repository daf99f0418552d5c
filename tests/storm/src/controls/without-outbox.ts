import { openQueues } from '@guildhall/messaging';
import { z } from 'zod';
import { replaceOnce, rewrite } from './rewrite.ts';

/** Messages go straight to the queue after the commit, as a system without an outbox sends them: once, and hopefully. */
rewrite(/\/messaging\/src\/outbox\.ts$/, (source) =>
  replaceOnce(
    replaceOnce(
      source,
      '(marketplace_id, event_id, queue, name, body)',
      '(marketplace_id, event_id, queue, name, body, published_at, handled_at)',
    ),
    '${body}::jsonb)`;',
    '${body}::jsonb, now(), now())`;\n    globalThis.straightToQueue({ marketplaceId: origin.marketplaceId, eventId, queue, name, body });',
  ),
);

const message = z.object({
  marketplaceId: z.string(),
  eventId: z.string(),
  queue: z.string(),
  name: z.string(),
  body: z.string(),
});
const AFTER_COMMIT_MS = 100;

/** Opened when first needed: this file is loaded by every process, before its own modules. */
let queues: ReturnType<typeof openQueues> | null = null;

Object.assign(globalThis, {
  straightToQueue(said: unknown) {
    const { queue, eventId, body, ...parcel } = message.parse(said);
    setTimeout(() => {
      queues ??= openQueues(process.env['QUEUE_URL'] ?? '', () => undefined);
      queues
        .add(queue, [
          {
            jobId: `direct-${eventId}-${queue}`,
            priority: 1,
            parcel: { ...parcel, producer: 'direct', outboxId: '0', body: JSON.parse(body) },
          },
        ])
        .catch(() => undefined);
    }, AFTER_COMMIT_MS).unref();
  },
});
