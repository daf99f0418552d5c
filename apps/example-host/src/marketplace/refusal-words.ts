import type { UserError } from '@guildhall/kernel';

/** What a person reads when the marketplace refuses a change. Whoever shows it loads what changed again. */
export function refusalWords({ code, message }: Pick<UserError, 'code' | 'message'>): string {
  if (code !== 'CONFLICT') return message;
  return 'Somebody changed this meanwhile, perhaps you in another tab. It is shown as it is now: look again, then decide.';
}
