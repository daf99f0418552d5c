import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { buildFiles } from '../testing/build-files.ts';
import { buildTar, buildTarball, type HandMadeEntry } from '../testing/build-tarball.ts';
import { packArchive } from './pack-archive.ts';
import { PROJECT_LIMITS } from './limits.ts';
import { readAnyTarball, readArchive, readPublished } from './read-archive.ts';

const file = (path: string, content = 'x'): HandMadeEntry => ({ path, content });

describe('reading an archive', () => {
  it('gives back what was packed', async () => {
    const segment = fc.stringMatching(/^[a-z][a-z0-9_-]{0,30}$/);
    const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((steps) => steps.join('/'));
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(path, fc.uint8Array({ maxLength: 2_000 }), { minKeys: 1 }),
        async (tree) => {
          const files = new Map(Object.entries(tree));
          const read = await readArchive(await packArchive(files));
          expect(read.ok && new Map([...read.value.files].sort())).toEqual(new Map([...files].sort()));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('offers a file as text', async () => {
    const read = await readArchive(buildTarball([file('package/a.txt', 'Grüße')]));
    expect(read.ok && [read.value.text('a.txt'), read.value.text('b.txt')]).toEqual(['Grüße', undefined]);
  });

  it('passes over folders, which some tools pack', async () => {
    const read = await readArchive(
      buildTarball([{ path: 'package/src/', type: 'Directory' }, file('package/src/a.ts')]),
    );
    expect(read.ok && [...read.value.files.keys()]).toEqual(['src/a.ts']);
  });

  it.each<[string, string, string, HandMadeEntry[]]>([
    ['a path that climbs', 'UNSAFE_PATH', 'package/../../evil', [file('package/../../evil')]],
    ['an absolute path', 'UNSAFE_PATH', '/etc/evil', [file('/etc/evil')]],
    ['a drive letter', 'UNSAFE_PATH', 'C:/evil', [file('C:/evil')]],
    ['a backslash', 'UNSAFE_PATH', 'package/..\\evil', [file('package/..\\evil')]],
    ['an invisible character', 'UNSAFE_PATH', 'package/a\u202e.ts', [file('package/a\u202e.ts')]],
    [
      'a symbolic link',
      'FORBIDDEN_TYPE',
      'package/l',
      [{ path: 'package/l', type: 'SymbolicLink', linkpath: '/' }],
    ],
    [
      'a hard link',
      'FORBIDDEN_TYPE',
      'package/h',
      [{ path: 'package/h', type: 'Link', linkpath: '/etc/passwd' }],
    ],
    ['a character device', 'FORBIDDEN_TYPE', 'package/d', [{ path: 'package/d', type: 'CharacterDevice' }]],
    ['a block device', 'FORBIDDEN_TYPE', 'package/d', [{ path: 'package/d', type: 'BlockDevice' }]],
    ['a pipe', 'FORBIDDEN_TYPE', 'package/p', [{ path: 'package/p', type: 'FIFO' }]],
    ['the same path twice', 'DUPLICATE_PATH', 'package/a', [file('package/a', '1'), file('package/a', '2')]],
    ['a path that differs in case', 'DUPLICATE_PATH', 'package/A', [file('package/a'), file('package/A')]],
    [
      'a path that differs in normal form',
      'DUPLICATE_PATH',
      'package/e\u0301',
      [file('package/\u00e9'), file('package/e\u0301')],
    ],
    ['a file outside package/', 'WRONG_LAYOUT', 'other/a', [file('other/a')]],
    ['a file that is too large', 'FILE_TOO_LARGE', 'package/a', [{ path: 'package/a', size: 5_000_001 }]],
  ])('refuses %s and names the entry', async (_, code, entry, entries) => {
    const read = await readArchive(buildTarball([file('package/first.ts'), ...entries]));
    expect(read).toMatchObject({ ok: false, error: { code, entry } });
  });

  it('refuses files that together are too large', async () => {
    const limits = { entries: 10, fileBytes: 100, totalBytes: 150, compressedBytes: 10_000, ratio: 100 };
    const files = ['a', 'b'].map((name) => file(`package/${name}`, 'x'.repeat(100)));
    const read = await readArchive(buildTarball(files), limits);
    expect(read).toMatchObject({ error: { code: 'TOTAL_TOO_LARGE', entry: 'package/b' } });
  });

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['something else', 'NOT_GZIP', () => Buffer.from('PK\u0003\u0004 a zip file')],
    ['nothing', 'NOT_GZIP', () => new Uint8Array()],
    ['gzip without tar inside', 'NOT_TAR', () => gzipSync('hello '.repeat(500))],
    ['an archive that is compressed twice', 'NOT_TAR', () => gzipSync(buildTarball([file('package/a')]))],
    ['an archive without files', 'EMPTY', () => buildTarball([{ path: 'package/', type: 'Directory' }])],
    [
      'half of an archive',
      'TRUNCATED',
      async () => (await packArchive(buildFiles({ a: 'x' }))).slice(0, -20),
    ],
    [
      'a file shorter than its header says',
      'TRUNCATED',
      () => gzipSync(buildTar([{ path: 'package/a', size: 5_000, content: 'short' }])),
    ],
    ['a wrong checksum', 'NOT_TAR', () => gzipSync(buildTar([file('package/a')]).fill(0x31, 148, 154))],
    ['more than it may have packed', 'ARCHIVE_TOO_LARGE', () => new Uint8Array(20_000_001)],
  ])('refuses %s', async (_, code, archive) => {
    expect(await readArchive(await archive())).toMatchObject({ ok: false, error: { code } });
  });

  it('never throws, whatever bytes it is given', async () => {
    const valid = gunzipSync(buildTarball([file('package/a.ts', 'content'), file('package/b.ts')]));
    const damaged = fc.tuple(fc.nat(valid.length - 1), fc.nat(255)).map(([at, byte]) => {
      const copy = Buffer.from(valid);
      copy[at] = byte;
      return gzipSync(copy);
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.uint8Array().map(gzipSync), damaged), async (bytes) => {
        expect(typeof (await readArchive(bytes)).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});

describe('an archive made to exhaust', () => {
  /** Milliseconds of this process's CPU: a busy machine is not the archive's doing. */
  async function timed(archive: Uint8Array) {
    const before = process.cpuUsage();
    const read = await readArchive(archive);
    const { user, system } = process.cpuUsage(before);
    return { read, took: (user + system) / 1_000 };
  }

  it('of 300 MB in one file is refused in less than a second of CPU', async () => {
    const { read, took } = await timed(
      buildTarball([{ path: 'package/zeros', content: Buffer.alloc(300_000_000) }]),
    );
    expect(read).toMatchObject({ error: { code: 'FILE_TOO_LARGE' } });
    expect(took).toBeLessThan(1_000);
  });

  it('of many files that compress too well is refused in less than a second of CPU', async () => {
    const content = Buffer.alloc(4_000_000);
    const { read, took } = await timed(
      buildTarball(Array.from({ length: 60 }, (_, at) => ({ path: `package/${at}`, content }))),
    );
    expect(read).toMatchObject({ error: { code: 'RATIO_TOO_HIGH' } });
    expect(took).toBeLessThan(1_000);
  });

  it('of 60,000 entries is refused in less than a second of CPU', async () => {
    const many = Array.from({ length: 60_000 }, (_, at) =>
      file(`package/${at}-${(at * 2_654_435_761) % 1e9}`),
    );
    const { read, took } = await timed(buildTarball(many));
    expect(read.ok ? 'accepted' : read.error.code).toMatch(/TOO_MANY_ENTRIES|RATIO_TOO_HIGH/);
    expect(took).toBeLessThan(1_000);
  });
});

describe('a tarball of a package that is published, or only looked at', () => {
  const names = async (...paths: string[]) => {
    const read = await readAnyTarball(buildTarball(paths.map((path) => file(path))), PROJECT_LIMITS);
    return read.ok ? [...read.value.keys()] : read.error.code;
  };

  it.each([
    ['package/', ['package/a.js', 'package/lib/b.js']],
    ['another folder', ['node/a.js', 'node/lib/b.js']],
    ['no folder', ['a.js', 'lib/b.js']],
    ['a dot, as tar writes it', ['./a.js', './lib/b.js']],
  ])('is read below %s', async (_where, paths) => {
    expect(await names(...paths)).toEqual(['a.js', 'lib/b.js']);
  });

  it('keeps its folders where there are several', async () => {
    expect(await names('package/a.js', 'other/a.js')).toEqual(['package/a.js', 'other/a.js']);
  });

  it('is held to the same rules', async () => {
    expect(await names('./a.js', 'a.js')).toBe('DUPLICATE_PATH');
    expect(await names('.//etc/evil.js')).toBe('UNSAFE_PATH');
    expect(await names('./../evil.js')).toBe('UNSAFE_PATH');
  });

  it('is refused when two of its files would be one', async () => {
    const read = await readPublished(buildTarball([file('package/a.js', '1'), file('other/a.js', '2')]));
    expect(read).toMatchObject({ ok: false, error: { code: 'DUPLICATE_PATH', entry: 'other/a.js' } });
  });
});
