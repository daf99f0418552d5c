import { z } from 'zod';

const record = z.record(z.string(), z.json());

/** A plain JSON object, as the database takes it; throws when it is anything else. */
export function jsonObject(value: unknown): z.infer<typeof record> {
  return record.parse(value);
}
