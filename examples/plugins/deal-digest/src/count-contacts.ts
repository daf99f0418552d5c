import type { FunctionApi } from '@guildhall/plugin-sdk/functions';

/** How many contacts the CRM has; null when it does not say, and the digest is shown without. */
export async function countContacts({ host, log }: FunctionApi): Promise<number | null> {
  try {
    const answer = await host.call('contacts.list', {});
    const isList = typeof answer === 'object' && answer !== null && 'total' in answer;
    return isList && typeof answer.total === 'number' ? answer.total : null;
  } catch (reason) {
    log('The CRM did not say how many contacts it has.', { reason: String(reason) });
    return null;
  }
}
