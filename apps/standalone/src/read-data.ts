import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { BrokenData } from './broken-data.ts';

/** What a file of ours says; null where there is none. Throws `BrokenData` in one line where it says something else. */
export function readData<T>(file: string, shape: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BrokenData(`${file} is not JSON`);
  }
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const where = first?.path.join('.') ?? '';
  throw new BrokenData(`${file} is not what Guildhall wrote there${where && `: see ${where}`}`);
}
