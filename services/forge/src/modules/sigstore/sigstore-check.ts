import { z } from 'zod';

const text = z.string();

/** What became of the bundle that was brought with the bytes of a run. All names are empty unless it is verified. */
export const sigstoreCheck = z.object({
  /** `none` was brought, or one that nobody could check, for no trusted root is set. */
  state: z.enum(['none', 'unchecked', 'verified', 'refused']),
  /** Why it proves nothing. */
  reason: text.nullable(),
  subject: text,
  issuer: text,
  /** Empty for who is no build. */
  builtFrom: z.object({ repository: text, workflow: text, ref: text, commit: text }),
  /** ISO 8601; null where the log did not sign a time. */
  loggedAt: text.nullable(),
});
export type SigstoreCheck = z.infer<typeof sigstoreCheck>;

/** What a bundle says that proves nothing. */
export const NOBODY = {
  ...{ reason: null, subject: '', issuer: '', loggedAt: null },
  builtFrom: { repository: '', workflow: '', ref: '', commit: '' },
};
