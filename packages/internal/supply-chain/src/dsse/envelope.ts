import { z } from 'zod';
import { base64 } from '../shapes.ts';

/** A DSSE envelope: a payload with the signatures of those who stand by it. */
export const envelope = z.object({
  payloadType: z.string().max(200),
  payload: base64,
  signatures: z
    .array(z.object({ keyid: z.string().max(200), sig: base64 }))
    .min(1)
    .max(16),
});
export type Envelope = z.infer<typeof envelope>;
