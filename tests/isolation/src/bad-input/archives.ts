import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { manifestOf } from '../world/plugin-source.ts';
import { tarball, type TarEntry } from '../world/tar.ts';

/** A tarball that Forge refuses to look into, and what its refusal names. */
export interface BadArchive {
  what: string;
  /** `version` is the version string it is submitted as. */
  bytes(this: void, version: string): Uint8Array;
  /** What the finding or the check says. */
  says: RegExp;
}

const NAME = 'marked.chart';
const MEGABYTES = 1_000_000;

function project(version: string, ...more: TarEntry[]): TarEntry[] {
  const source = { name: NAME, version };
  return [
    { path: 'package/plugin.json', content: JSON.stringify(manifestOf(source, 'Plain')) },
    { path: 'package/package.json', content: JSON.stringify(source) },
    { path: 'package/src/index.ts', content: 'export const label = 1;' },
    ...more,
  ];
}

const withEntry = (entry: TarEntry) => (version: string) => tarball(project(version, entry));

function withManifest(change: (manifest: ReturnType<typeof manifestOf>) => string) {
  return (version: string) => {
    const [, ...rest] = project(version);
    const content = change(manifestOf({ name: NAME, version }, 'Plain'));
    return tarball([{ path: 'package/plugin.json', content }, ...rest]);
  };
}

export const BAD_ARCHIVES: readonly BadArchive[] = [
  { what: 'no archive at all', bytes: (version) => Buffer.from(`plain ${version}`), says: /gzip/i },
  {
    what: 'gzip around no tar',
    bytes: (version) => gzipSync(randomBytes(2_048).fill(version)),
    says: /tar/i,
  },
  {
    what: 'half an archive',
    bytes: (version) => tarball(project(version)).slice(0, 200),
    says: /ends|cut|truncated|whole|complete/i,
  },
  {
    what: 'a gzip bomb',
    bytes: withEntry({ path: 'package/zeros', content: new Uint8Array(60 * MEGABYTES) }),
    says: /zeros|unpack|bytes/i,
  },
  {
    what: 'a header that promises more than there is',
    bytes: withEntry({ path: 'package/short.txt', content: 'short', size: 4 * MEGABYTES }),
    says: /short\.txt|ends|truncated/i,
  },
  {
    what: 'a path that climbs',
    bytes: withEntry({ path: 'package/../../etc/passwd', content: 'x' }),
    says: /etc\/passwd/,
  },
  { what: 'an absolute path', bytes: withEntry({ path: '/etc/passwd', content: 'x' }), says: /etc\/passwd/ },
  {
    what: 'a symbolic link',
    bytes: withEntry({ path: 'package/link', type: '2', link: '/etc/passwd' }),
    says: /package\/link/,
  },
  {
    what: 'a hard link',
    bytes: withEntry({ path: 'package/hard', type: '1', link: '/etc/passwd' }),
    says: /package\/hard/,
  },
  { what: 'a device', bytes: withEntry({ path: 'package/device', type: '3' }), says: /package\/device/ },
  {
    what: 'names that differ by case alone',
    bytes: withEntry({ path: 'package/SRC/index.ts', content: 'x' }),
    says: /SRC\/index\.ts/,
  },
  {
    what: '60,000 entries',
    bytes: (version) =>
      tarball(
        project(version, ...Array.from({ length: 60_000 }, (_, index) => ({ path: `package/f${index}` }))),
      ),
    says: /entries|files/i,
  },
  { what: 'no manifest', bytes: (version) => tarball(project(version).slice(1)), says: /plugin\.json/ },
  {
    what: 'a manifest that is no JSON',
    bytes: withManifest((manifest) => `${JSON.stringify(manifest)}}`),
    says: /plugin\.json|JSON/,
  },
  {
    what: 'a manifest of two megabytes',
    bytes: withManifest((manifest) =>
      JSON.stringify({ ...manifest, description: randomBytes(MEGABYTES).toString('hex') }),
    ),
    says: /plugin\.json|large|description|bytes/i,
  },
  {
    what: 'a key that stands twice in the manifest',
    bytes: withManifest((manifest) => JSON.stringify(manifest).replace('{', '{"license":"MIT",')),
    says: /license/,
  },
  {
    what: 'a key that no manifest has',
    bytes: withManifest((manifest) => JSON.stringify({ ...manifest, permisions: [] })),
    says: /permisions/,
  },
  {
    what: 'another plugin’s name',
    bytes: withManifest((manifest) => JSON.stringify({ ...manifest, id: 'marked.other' })),
    says: /marked\.other/,
  },
  {
    what: 'another version than was submitted',
    bytes: withManifest((manifest) => JSON.stringify({ ...manifest, version: '99.0.0' })),
    says: /99\.0\.0/,
  },
  {
    what: 'a name written from right to left',
    bytes: withManifest((manifest) => JSON.stringify({ ...manifest, displayName: 'Chart \u202egnp.exe' })),
    says: /displayName|U\+202E/i,
  },
];
