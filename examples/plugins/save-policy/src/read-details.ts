import type { Json } from '@guildhall/plugin-sdk/functions';

export interface Details {
  readonly name: string;
  readonly company: string;
  readonly stage: string;
}

/** The fields of the payload that are checked; what is missing counts as empty. */
export function readDetails(payload: Json): Details {
  const { name, company, stage } = objectOf(objectOf(payload)['details']);
  return { name: text(name), company: text(company).trim(), stage: text(stage) };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
