import { crc32, gunzipSync, gzipSync } from 'node:zlib';
import { packArchive, readArchive } from '@guildhall/plugin-project';
import { changeTar } from '../change-tar.ts';
import type { Target } from '../target.ts';

const FILES: readonly Readonly<Record<string, string>>[] = [
  { 'plugin.json': '{}', 'src/index.ts': 'export const a = 1;\n' },
  {
    'plugin.json': '{}',
    'package.json': '{"name":"a"}',
    'src/a/b.tsx': 'x'.repeat(1_500),
    'README.md': '# a',
  },
  // Too long for one field of a header: it takes an entry of its own.
  { 'plugin.json': '{}', [`src/${'long-name/'.repeat(15)}a.ts`]: 'export {};', 'src/ü.ts': 'export {};' },
];
/** One in so many. */
const DAMAGED = 16;
const NO_ARCHIVE = new Set(['NOT_GZIP', 'ARCHIVE_TOO_LARGE']);
const NO_TAR = new Set(['NOT_TAR', 'TRUNCATED']);

/** What a publisher uploads. It is changed before it is compressed, or nearly nothing would come as far as the tar. */
export const archives: Target = {
  name: 'archives',
  share: 0.15,
  stages: { 'no gzip': 0.01, 'no tar': 0.1, 'refused by its entries': 0.15, read: 0.05 },
  seeds: async () => {
    const packed = FILES.map((files) =>
      packArchive(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))),
    );
    return (await Promise.all(packed)).map((archive) => gunzipSync(archive));
  },
  change: (input, other, random) => changeTar(Buffer.from(input), Buffer.from(other), random),
  async read(input) {
    const archive = gzipSync(input, { level: 1 });
    const sum = crc32(input);
    // Some are damaged after they were compressed, too: always the same ones.
    if (sum % DAMAGED === 0)
      archive.fill(sum >>> 24, Math.floor(sum / DAMAGED) % archive.length, archive.length - 4);
    const read = await readArchive(archive);
    if (read.ok) return { stage: 'read', traits: [`${Math.min(9, read.value.files.size)} files`] };
    const { code } = read.error;
    const stage = NO_ARCHIVE.has(code) ? 'no gzip' : NO_TAR.has(code) ? 'no tar' : 'refused by its entries';
    return { stage, traits: [code, read.error.message.replaceAll(/".*?"|\d+/g, '').slice(0, 60)] };
  },
};
