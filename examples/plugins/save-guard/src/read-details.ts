import type { Json } from '@guildhall/plugin-sdk';

export interface Details {
  readonly email: string;
  readonly phone: string;
}

/** The two fields of the payload that are checked; what is missing counts as empty. */
export function readDetails(payload: Json): Details {
  const { details } = objectOf(payload);
  const { email, phone } = objectOf(details);
  return { email: text(email), phone: text(phone) };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
