import { gzipSync } from 'node:zlib';
import { packArchive } from '@guildhall/plugin-project';
import { Header } from 'tar';
import { buildPlugin } from './build-plugin.ts';
import { analyzePlugin } from './analyze-plugin.ts';
import { containing, matching } from '../testing/match.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** One tar entry of any kind, as no honest tool writes it. */
function entry(
  path: string,
  type: 'File' | 'SymbolicLink' | 'Link' | 'CharacterDevice',
  content = '',
): Buffer {
  const block = Buffer.alloc(512);
  const isLink = type === 'Link' || type === 'SymbolicLink';
  new Header({
    path,
    type,
    size: content.length,
    mode: 0o644,
    ...(isLink && { linkpath: '/etc/passwd' }),
  }).encode(block);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([block, body]);
}

const tarball = (...entries: Buffer[]) => gzipSync(Buffer.concat([...entries, Buffer.alloc(1_024)]));

const hostile: [string, () => Uint8Array | Promise<Uint8Array>, string, string][] = [
  ['bytes that are no archive', () => bytes('hello'), 'archive-not-gzip', 'HIGH'],
  [
    'an archive cut short',
    async () => (await packArchive(new Map([['a', bytes('a'.repeat(5_000))]]))).slice(0, 60),
    'archive-',
    'HIGH',
  ],
  ['a gzip of no tar', () => gzipSync('x'.repeat(2_000)), 'archive-', 'HIGH'],
  ['a bomb', () => gzipSync(Buffer.alloc(60_000_000)), 'archive-', 'HIGH'],
  [
    'a climbing path',
    () => tarball(entry('package/../../etc/passwd', 'File', 'x')),
    'archive-unsafe-path',
    'CRITICAL',
  ],
  ['an absolute path', () => tarball(entry('/etc/passwd', 'File', 'x')), 'archive-unsafe-path', 'CRITICAL'],
  [
    'a symbolic link',
    () => tarball(entry('package/a', 'SymbolicLink')),
    'archive-forbidden-type',
    'CRITICAL',
  ],
  ['a hard link', () => tarball(entry('package/a', 'Link')), 'archive-forbidden-type', 'CRITICAL'],
  ['a device', () => tarball(entry('package/a', 'CharacterDevice')), 'archive-forbidden-type', 'CRITICAL'],
  [
    'two files that differ in case alone',
    () => tarball(entry('package/a.ts', 'File', '1'), entry('package/A.ts', 'File', '2')),
    'archive-duplicate-path',
    'CRITICAL',
  ],
  [
    'files outside of package/',
    () => tarball(entry('elsewhere/a', 'File', 'x')),
    'archive-wrong-layout',
    'HIGH',
  ],
  ['nothing at all', () => tarball(), 'archive-', 'HIGH'],
];

describe('a hostile archive', () => {
  it.each(hostile)(
    'with %s is refused in words, and leaves nothing to store',
    async (_name, make, rule, severity) => {
      const archive = await make();
      const expected = { pluginName: 'a.b', versionString: '1.0.0' };
      const input = { surfaces: [], expected, previous: null, cacheFolder: null };
      const { report, findings, contents } = await buildPlugin({ archive, ...input });

      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({
        ruleId: containing(rule),
        check: 'manifest',
        message: matching(/\w+ \w+/),
      });
      expect([severity, 'CRITICAL']).toContain(findings[0]?.severity);
      expect(report.verdicts).toMatchObject({ manifest: { state: 'FAILED' }, build: { state: 'SKIPPED' } });
      expect([report.bundles, contents]).toEqual([[], []]);
    },
  );

  it('is analysed as far as it goes: not at all', async () => {
    const { report, findings } = await analyzePlugin({ archive: bytes('hello'), surfaces: [] });
    expect(report.verdicts['analysis']).toEqual({ state: 'SKIPPED', message: 'The archive cannot be read.' });
    expect(findings).toEqual([]);
  });
});
