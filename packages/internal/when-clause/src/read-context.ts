/** What the host says of the place where a contribution may appear: flat (`'contact.stage'`) or nested. */
export type WhenContext = Readonly<Record<string, unknown>>;

/** Reads a dotted key; undefined when absent. Only own properties count, so `__proto__` names nothing. */
export function readContext(context: WhenContext, key: string): unknown {
  if (Object.hasOwn(context, key)) return context[key];
  let value: unknown = context;
  for (const part of key.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
