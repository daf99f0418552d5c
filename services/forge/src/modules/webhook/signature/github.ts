import { readPlain } from './hmac-sha256.ts';
import { plainKey } from './plain-key.ts';
import type { Scheme } from './scheme.ts';

/** `X-Hub-Signature-256` over the body. X-GitHub-Delivery is not signed, so it tells no repetition. */
export const github: Scheme = {
  read: (call) => readPlain(call, 'X-Hub-Signature-256', 'hex'),
  keyOf: plainKey,
};
