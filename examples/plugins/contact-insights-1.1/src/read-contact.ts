import type { Json } from '@guildhall/plugin-sdk';

/** What the score is made of. */
export interface Contact {
  readonly name: string;
  readonly stage: string;
  readonly value: number;
  readonly lastTouch: number;
  readonly activity: readonly { readonly kind: string; readonly at: number }[];
}

/** Takes what it needs from the host's answer, and nothing for granted. */
export function readContact(answer: Json): Contact {
  const contact = objectOf(answer);
  const activity = Array.isArray(contact['activity']) ? contact['activity'].map(objectOf) : [];
  return {
    name: text(contact['name']),
    stage: text(contact['stage']),
    value: typeof contact['value'] === 'number' ? contact['value'] : 0,
    lastTouch: Date.parse(text(contact['lastTouch'])),
    activity: activity.map(({ kind, at }) => ({ kind: text(kind), at: Date.parse(text(at)) })),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
