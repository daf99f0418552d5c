import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '@guildhall/embedded';
import { temporaryFolder } from '@guildhall/testing';
import { explainFailure } from './explain-failure.ts';
import { startGuildhall } from './guildhall.ts';

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a disk that is full', () => {
  // Whatever is written to /dev/full finds no room.
  it.each(['running.json.new', 'secrets.json.new'])('is told from where it happens: %s', (file) => {
    const folder = temporaryFolder();
    symlinkSync('/dev/full', join(folder, file));

    expect(start({ GUILDHALL_DATA: folder })).toEqual([
      `The disk that holds ${folder} is full; make room and start again, nothing is lost.`,
    ]);
  });
});

onLinux('a place where no folder can be', () => {
  it.each([
    ['a file system that makes no folders', () => '/proc/guildhall/data'],
    ['a file', () => aFile()],
    ['something under a file', () => join(aFile(), 'data')],
  ])('is told: %s', (_name, place) => {
    const folder = place();

    expect(start({ GUILDHALL_DATA: folder })).toEqual([
      `${folder} cannot be a folder, because of what is there; choose another with GUILDHALL_DATA.`,
    ]);
  });

  function aFile(): string {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'dear');
    return file;
  }
});

describe('a start that cannot go well says why in one sentence', () => {
  it('when a variable cannot be what it says', () => {
    const said = start({ GUILDHALL_DATA: temporaryFolder(), GUILDHALL_PORT: 'abc' });

    expect(said).toEqual([expect.stringMatching(/^GUILDHALL_PORT cannot be "abc" \(.*\); change it/)]);
  });

  it.each([
    [{ GUILDHALL_LOG_LEVEL: 'loud' }, /^GUILDHALL_LOG_LEVEL cannot be "loud" \(.*\); change it/],
    [{ GUILDHALL_PORT: '4100' }, /^GUILDHALL_PORT cannot be "4100" \(the example host has that port\)/],
    [
      { GUILDHALL_EXAMPLE_HOST_PORT: '4000' },
      /^GUILDHALL_EXAMPLE_HOST_PORT cannot be "4000" \(the gateway has that port\)/,
    ],
  ])('when %o cannot be', (variables, sentence) => {
    expect(start({ GUILDHALL_DATA: temporaryFolder(), ...variables })).toEqual([
      expect.stringMatching(sentence),
    ]);
  });

  it.each([
    ['no JSON', '{"keys":', 'secrets.json is not JSON'],
    [
      'something else',
      '{"keys":{"gateway":{"kid":7}}}',
      'is not what Guildhall wrote there: see keys.gateway',
    ],
  ])('when its keys are %s', (_name, text, words) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'secrets.json'), text);

    const said = start({ GUILDHALL_DATA: folder });

    expect(said).toEqual([expect.stringContaining(words)]);
    expect(said).toEqual([expect.stringContaining('--reset')]);
  });

  it('when its keys are gone and its data is not', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'seeded.json'), '{"demo":"mkt_1","other":"mkt_2"}');

    expect(start({ GUILDHALL_DATA: folder })).toEqual([expect.stringContaining('secrets.json is gone')]);
  });

  it('when PostgreSQL cannot read its data', async () => {
    const folder = temporaryFolder();
    const postgres = await startPostgres(join(folder, 'postgres'));
    await postgres.stop();
    truncateSync(join(folder, 'postgres/global/pg_control'), 0);

    const said = await sentence(folder);

    expect(said).toMatch(/cannot be opened \(.*pg_control.*\); start with --reset/);
    expect(said).not.toContain('\n');
  });

  it('when something else lies where the data belongs, which is left as it is', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres', 'letters.txt'), 'dear');

    expect(await sentence(folder)).toMatch(/postgres holds something else.*move it/);
  });

  it.each([
    ['the folder is closed to us', "EACCES: permission denied, mkdir 'd'", 'cannot be written'],
    [
      'PostgreSQL is too old for its data',
      'PostgreSQL did not start: FATAL: database files are incompatible with server',
      '--reset',
    ],
    [
      'PostgreSQL misses its settings',
      'PostgreSQL did not start: postgres: could not access the server configuration file "d/postgres/postgresql.conf"',
      '--reset',
    ],
    ['PostgreSQL misses its databases', 'database "postgres" does not exist', '--reset'],
    [
      'Redis cannot read its jobs, of which PostgreSQL has all',
      '/usr/bin/redis-server did not start: # Configuration loaded\n*** FATAL AOF MANIFEST FILE ERROR ***\n',
      'remove that folder and start again',
    ],
    ['anything else', 'a surprise', 'a surprise'],
  ])('when %s', (_name, message, words) => {
    const said = explainFailure(new Error(message), { dataFolder: 'd' });
    expect(said).toContain(words);
    expect(said).not.toContain('\n');
  });

  it.each([
    'Unexpected end of JSON input',
    'PostgreSQL did not start: FATAL: could not map shared memory',
    '/usr/bin/redis-server did not start: bind: Cannot assign requested address',
  ])('and advises to begin anew for nothing that may pass: %s', (message) => {
    expect(explainFailure(new Error(message), { dataFolder: 'd' })).toBe(
      `Guildhall did not start: ${message}`,
    );
  });
});

/** What a whole start says before it gives up. */
function start(variables: Record<string, string>): string[] {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...variables },
    timeout: 30_000,
  });
  expect(status).toBe(1);
  return (stdout + stderr).split('\n').filter(Boolean);
}

async function sentence(dataFolder: string): Promise<string> {
  const failure: unknown = await startGuildhall({
    ...{ dataFolder, port: 0, exampleHostPort: 0, processes: 'one', logLevel: 'silent', queues: 'postgres' },
  }).catch((error: unknown) => error);
  return explainFailure(failure, { dataFolder });
}
