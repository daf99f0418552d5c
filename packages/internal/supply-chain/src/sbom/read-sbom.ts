import { z } from 'zod';
import { toBase64 } from '../bytes.ts';

const hash = z.object({ alg: z.string(), content: z.string().regex(/^([0-9a-f]{2})+$/) });
const component = z.looseObject({
  type: z.string(),
  name: z.string(),
  group: z.string().optional(),
  version: z.string().optional(),
  hashes: z.array(hash).default([]),
});
const document = z.looseObject({ components: z.array(component).default([]) });

/** What an SBOM says a release is made of. */
export interface SbomContents {
  bundles: { name: string; sha256: string }[];
  dependencies: { name: string; version: string; integrity: string }[];
}

/** Reads back what `releaseSbom` wrote; null when it is another kind of document. */
export function readSbom(sbom: unknown): SbomContents | null {
  const read = document.safeParse(sbom);
  if (!read.success) return null;
  const { components } = read.data;
  return {
    bundles: components.flatMap(({ type, name, hashes }) => {
      const sha256 = hashes.find(({ alg }) => alg === 'SHA-256')?.content;
      return type === 'file' && sha256 !== undefined ? [{ name, sha256 }] : [];
    }),
    dependencies: components.flatMap(({ type, name, group, version, hashes }) =>
      type === 'library' && version !== undefined
        ? [{ name: group === undefined ? name : `${group}/${name}`, version, integrity: integrityOf(hashes) }]
        : [],
    ),
  };
}

/** As lockfiles write it. */
function integrityOf(hashes: readonly z.infer<typeof hash>[]): string {
  return hashes
    .map(
      ({ alg, content }) =>
        `${alg.toLowerCase().replace('-', '')}-${toBase64(Uint8Array.from(Buffer.from(content, 'hex')))}`,
    )
    .join(' ');
}
