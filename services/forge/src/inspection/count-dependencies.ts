import { jsonOf } from '@guildhall/kernel';
import { z } from 'zod';

const packages = z.record(z.string(), z.unknown()).catch({});
const packageFile = z.object({
  dependencies: packages.optional(),
  optionalDependencies: packages.optional(),
});

/** How many packages a project says it is made of. Builds install none: this is for people to judge. */
export function countDependencies(packageJson: string | undefined): number {
  const read = packageFile.safeParse(jsonOf(packageJson ?? ''));
  if (!read.success) return 0;
  const { dependencies = {}, optionalDependencies = {} } = read.data;
  return new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)]).size;
}
