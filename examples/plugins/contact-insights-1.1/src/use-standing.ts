import type { Json, PluginApi } from '@guildhall/plugin-sdk';
import { useEffect, useState } from 'preact/hooks';
import type { Contact } from './read-contact.ts';

/** Where the contact stands among the first page of all contacts, in a sentence. Null until it is known. */
export function useStanding(api: PluginApi, contact: Contact | null): string | null {
  const [sentence, setSentence] = useState<string | null>(null);
  useEffect(() => {
    if (!contact) return;
    api.host.call('contacts.list', {}).then(
      (answer) => {
        setSentence(sentenceFor(contact, valuesIn(answer)));
      },
      (reason: unknown) => {
        api.log(`The contacts could not be compared: ${String(reason)}`);
      },
    );
  }, [api, contact]);
  return sentence;
}

function sentenceFor({ value }: Contact, others: readonly number[]): string {
  const below = others.filter((other) => other < value).length;
  const share = Math.round((100 * below) / Math.max(1, others.length));
  return `Worth more than ${share} % of the contacts compared.`;
}

function valuesIn(answer: Json): number[] {
  if (typeof answer !== 'object' || answer === null || !('items' in answer)) return [];
  const { items } = answer;
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) =>
    typeof item === 'object' && item !== null && 'value' in item && typeof item.value === 'number'
      ? [item.value]
      : [],
  );
}
