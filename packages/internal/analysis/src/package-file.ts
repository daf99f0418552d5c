import { jsonOf } from '@guildhall/kernel';
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

/** Versions that are put in place of others, also deep inside: `{ a: { b: '1.0.0' } }` replaces b of a. */
const replacements = z.record(z.string(), z.unknown()).catch({}).transform(leaves);

function leaves(entries: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]): [string, string][] => {
      if (typeof value === 'string') return [[key, value]];
      const inner = z.record(z.string(), z.unknown()).safeParse(value);
      return inner.success ? Object.entries(leaves(inner.data)) : [];
    }),
  );
}

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
  overrides: replacements.optional(),
  resolutions: replacements.optional(),
  pnpm: z.looseObject({ overrides: replacements.optional() }).optional().catch(undefined),
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

/** What a package says of itself, as it is given or as it stands in its files; null when neither can be read. */
export function findPackageFile(given: unknown, files: ReadonlyMap<string, string>): PackageFile | null {
  const text = files.get('package.json') ?? '';
  return readPackageFile(given ?? jsonOf(text.replace(/^\uFEFF/, '')));
}
