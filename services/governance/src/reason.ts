import { z } from 'zod';

/** Why something is as it is: a stable code and words for people. */
export interface Reason {
  code: string;
  message: string;
}

/** Reasons as rows hold them. */
export const storedReasons = z.array(z.object({ code: z.string(), message: z.string() }));

/** Adds a reason unless the list has that code and message already. */
export function withReason(reasons: readonly Reason[], { code, message }: Reason): Reason[] {
  const known = reasons.some((reason) => reason.code === code && reason.message === message);
  return known ? [...reasons] : [...reasons, { code, message }];
}
