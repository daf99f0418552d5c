import { z } from 'zod';

/** One entry that is no text must not hide the others. */
const texts = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((entries) =>
    Object.fromEntries(
      Object.entries(entries).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    ),
  );

const packageFile = z.looseObject({
  name: z.string().catch(''),
  version: z.string().optional().catch(undefined),
  license: z.unknown().optional(),
  licenses: z.unknown().optional(),
  private: z.unknown().optional(),
  scripts: texts.optional(),
  gypfile: z.unknown().optional(),
  dependencies: texts.optional(),
  optionalDependencies: texts.optional(),
  devDependencies: texts.optional(),
  peerDependencies: texts.optional(),
  overrides: texts.optional(),
  resolutions: texts.optional(),
  bin: z.unknown().optional(),
});

export type PackageFile = z.infer<typeof packageFile>;

/** Where a package names others, what is installed with it first. */
export const DEPENDENCY_GROUPS = [
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'devDependencies',
] as const;

/** Reads `package.json` leniently; null when it is not even an object. */
export function readPackageFile(value: unknown): PackageFile | null {
  const read = packageFile.safeParse(value);
  return read.success ? read.data : null;
}
