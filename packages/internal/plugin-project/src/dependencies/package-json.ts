import { jsonOf } from '@guildhall/kernel';
import { z } from 'zod';

const specifiers = z.record(z.string(), z.string()).default({});
const packageJson = z.object({ dependencies: specifiers, optionalDependencies: specifiers });

/** What a project says it is made of, by name; development tools are no part of it. Null when package.json is not one. */
export function declaredDependencies(text: string | undefined): Map<string, string> | null {
  const read = packageJson.safeParse(jsonOf(text ?? '{}'));
  if (!read.success) return null;
  const { dependencies, optionalDependencies } = read.data;
  return new Map([...Object.entries(optionalDependencies), ...Object.entries(dependencies)]);
}
