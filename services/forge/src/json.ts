import { z } from 'zod';

const record = z.record(z.string(), z.json());
export type JsonRecord = z.infer<typeof record>;

/** A plain JSON object, as the database takes it; throws when it is anything else. */
export function jsonObject(value: unknown): JsonRecord {
  return record.parse(value);
}
