import type { Json } from '@guildhall/plugin-sdk/functions';

/** The first company of the register's answer, by the fields that are shown; null when there is none. */
export function readCompany(answer: Json): Json {
  const { items } = objectOf(answer);
  const first: unknown = Array.isArray(items) ? items[0] : undefined;
  const { name, city, employees } = objectOf(first);
  if (typeof name !== 'string') return null;
  return {
    name,
    city: typeof city === 'string' ? city : null,
    employees: typeof employees === 'number' ? employees : null,
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
