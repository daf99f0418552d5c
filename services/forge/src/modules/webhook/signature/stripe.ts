import { createHash } from 'node:crypto';
import { err, ok } from '@guildhall/kernel';
import { plainKey } from './plain-key.ts';
import type { Scheme } from './scheme.ts';

/**
 * `Stripe-Signature: t=…,v1=…`, over time and body. There is no id beside the body: the same body at the same time is the
 * same call, and an event that Stripe sends again has another time.
 */
export const stripe: Scheme = {
  read({ headers, body }) {
    const header = headers['stripe-signature'];
    if (header === undefined) return err('It has no header Stripe-Signature.');
    const parts = header.split(',').map((part) => part.trim());
    const times = parts.filter((part) => /^t=\d{1,12}$/.test(part)).map((part) => part.slice(2));
    const signatures = parts
      .filter((part) => /^v1=[0-9a-f]{64}$/.test(part))
      .map((part) => Buffer.from(part.slice(3), 'hex'));
    const [time] = times;
    if (time === undefined || times.length > 1 || signatures.length === 0)
      return err('Its header Stripe-Signature does not hold a time and a v1 signature.');
    const digest = createHash('sha256').update(body).digest('hex');
    return ok({ prefix: `${time}.`, signatures, sentAt: Number(time), id: `${time}.${digest}` });
  },
  keyOf: plainKey,
};
