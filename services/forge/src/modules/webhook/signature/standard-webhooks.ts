import { err, ok } from '@guildhall/kernel';
import type { Scheme } from './scheme.ts';

/** Bytes, as the specification demands. */
const SHORTEST_KEY = 24;

/** Standard Webhooks 1.0, its symmetric signatures (`v1`), over id, time and body. */
export const standardWebhooks: Scheme = {
  read({ headers }) {
    const id = headers['webhook-id'] ?? '';
    const time = headers['webhook-timestamp'] ?? '';
    // Neither may hold a full stop: what stands between stops could be read in two ways.
    if (!/^[^.\s]{1,256}$/.test(id))
      return err('Its header webhook-id is missing, too long, or holds a full stop.');
    if (!/^\d{1,12}$/.test(time))
      return err('Its header webhook-timestamp is missing or no time in seconds.');
    const signatures = (headers['webhook-signature'] ?? '')
      .split(' ')
      .filter((signature) => /^v1,[A-Za-z0-9+/]{43}=$/.test(signature))
      .map((signature) => Buffer.from(signature.slice(3), 'base64'));
    if (signatures.length === 0) return err('Its header webhook-signature holds no v1 signature.');
    return ok({ prefix: `${id}.${time}.`, signatures, sentAt: Number(time), id });
  },
  keyOf(secret) {
    const text = /^(?:whsec_)?(?<text>[A-Za-z0-9+/]+={0,2})$/.exec(secret)?.groups?.['text'];
    const key = text === undefined ? null : Buffer.from(text, 'base64');
    return key && key.length >= SHORTEST_KEY ? key : null;
  },
};
