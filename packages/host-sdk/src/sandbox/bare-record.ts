/** An empty map from text, without a prototype: a key can mean nothing but itself. */
export function bareRecord<T>(): Record<string, T> {
  const record: Record<string, T> = {};
  Object.setPrototypeOf(record, null);
  return record;
}
