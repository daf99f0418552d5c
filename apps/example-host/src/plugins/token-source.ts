import type { Person } from '../../contract/people.ts';
import { askForToken } from '../crm/crm-api.ts';

/** A token is renewed this long before it ends, so that none ends on its way. */
const MARGIN_MS = 60_000;

/** Hands out the person's token, and asks the CRM's server for another when it is nearly spent. */
export function createTokenSource(person: Person, ask = askForToken, now = Date.now): () => Promise<string> {
  let held: Promise<{ token: string; expiresAt: string }> | null = null;
  return async () => {
    const current = held && (await held.catch(() => null));
    if (current && Date.parse(current.expiresAt) - MARGIN_MS > now()) return current.token;
    held = ask(person);
    return (await held).token;
  };
}
