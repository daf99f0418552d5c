import type { PluginApi } from '@guildhall/plugin-sdk';

export interface Company {
  readonly name: string;
  readonly city: string;
  readonly employees: number | null;
}

/** The company of a contact, by its name; only the name goes to the server. */
export async function askCompany(api: PluginApi, contactId: string): Promise<Company | null> {
  const contact = fieldsOf(await api.host.call('contacts.read', { id: contactId }));
  const company = contact['company'];
  if (typeof company !== 'string' || company === '') return null;
  const { name, city, employees } = fieldsOf(await api.functions.invoke('lookUp', { company }));
  if (typeof name !== 'string') return null;
  return {
    name,
    city: typeof city === 'string' ? city : '',
    employees: typeof employees === 'number' ? employees : null,
  };
}

function fieldsOf(answer: unknown): Readonly<Record<string, unknown>> {
  return typeof answer === 'object' && answer !== null ? { ...answer } : {};
}
