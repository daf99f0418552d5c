import type { Host } from '@guildhall/host-sdk';
import { contactDetails, type ContactDetails } from '../../contract/contact.ts';
import { saveContact } from '../crm/crm-api.ts';
import { CrmError } from '../crm/crm-error.ts';

export type Saved =
  | { readonly type: 'saved'; readonly details: ContactDetails }
  | { readonly type: 'refused'; readonly fields: ReadonlyMap<string, string>; readonly message: string }
  | { readonly type: 'block'; readonly reason: string; readonly pluginName: string };

/**
 * Checks, asks the plugins, saves. Plugins are asked last, about details that the CRM itself would accept; what they put
 * right is checked like anything typed, and counts for nothing when the CRM would not accept it.
 */
export async function saveWithPlugins(
  host: Pick<Host, 'emit'>,
  id: string,
  details: ContactDetails,
  save: typeof saveContact = saveContact,
): Promise<Saved> {
  const checked = contactDetails.safeParse(details);
  if (!checked.success) {
    const fields = new Map(checked.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { type: 'refused', fields, message: 'Some fields need another look.' };
  }
  const outcome = await host.emit('contact.beforeSave', { id, details: { ...checked.data } });
  if (outcome.type === 'block') return outcome;
  try {
    const corrected = contactDetails.safeParse(outcome.payload['details']);
    const wanted = corrected.success ? corrected.data : checked.data;
    await save(id, wanted);
    return { type: 'saved', details: wanted };
  } catch (error) {
    const answered = error instanceof CrmError && error.status > 0;
    if (answered) return { type: 'refused', fields: error.fields, message: error.message };
    // An answer that was lost on its way may have said yes.
    const message =
      'The CRM did not answer, so this may not be saved. What you typed is here: save it again.';
    return { type: 'refused', fields: new Map(), message };
  }
}
