import { z } from 'zod';

const texts = z.record(z.string(), z.string()).catch({});

const packageFile = z.looseObject({
  name: z.string().catch(''),
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

/** Reads `package.json` leniently; null when it is not even an object. */
export function readPackageFile(value: unknown): PackageFile | null {
  const read = packageFile.safeParse(value);
  return read.success ? read.data : null;
}
