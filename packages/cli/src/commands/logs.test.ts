import { buildProject } from '../testing/build-project.ts';
import { startFakeGateway, TOKEN, type FakeGateway } from '../testing/fake-gateway.ts';
import { runGuildhall } from '../testing/guildhall.ts';

let gateway: FakeGateway;
let cwd: string;
const guildhall = (...args: string[]) =>
  runGuildhall(args, { cwd, env: { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url } });

beforeEach(async () => {
  gateway = await startFakeGateway();
  cwd = buildProject();
  await guildhall('submit');
});
afterEach(() => gateway.close());

const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const wrote = (text: string, minutesAgo = 1, level = 'INFO') => ({ at: at(minutesAgo), level, text });

interface Shown {
  installations: string[];
  entries: { text: string; installationId: string }[];
}
async function shown(...args: string[]): Promise<Shown> {
  return JSON.parse((await guildhall('logs', 'orchard.greeter', '--json', ...args)).stdout) as Shown;
}
const texts = ({ entries }: Shown) => entries.map(({ text }) => text);

describe('guildhall logs', () => {
  it('shows what was written where it is shared, oldest first over all places, and tame', async () => {
    gateway.marketplace.logs.set('ins_a', [wrote('first', 9), wrote('third', 2, 'ERROR')]);
    gateway.marketplace.logs.set('ins_b', [wrote('second\u001b[2J', 5)]);
    const { code, stdout } = await guildhall('logs', 'orchard.greeter');
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'ins_a greet INFO first',
      'ins_b greet INFO second\\u{1b}[2J',
      'ins_a greet ERROR third',
    ]);
  });

  it.each([
    [['ins_a'], 'Nothing was written at the installation that shares its logs.'],
    [['ins_a', 'ins_b'], 'Nothing was written at the 2 installations that share their logs.'],
  ])('says that nothing was written at %j', async (installations, words) => {
    for (const installation of installations) gateway.marketplace.logs.set(installation, []);
    expect((await guildhall('logs', 'orchard.greeter')).stdout).toBe(`${words}\n`);
  });

  it('narrows to a time, a level and a place', async () => {
    gateway.marketplace.logs.set('ins_a', [wrote('old', 600), wrote('new', 2), wrote('bad', 1, 'ERROR')]);
    gateway.marketplace.logs.set('ins_b', [wrote('elsewhere', 3)]);
    expect(texts(await shown('--since', '15m'))).toEqual(['elsewhere', 'new', 'bad']);
    expect(texts(await shown('--since', at(2.5)))).toEqual(['new', 'bad']);
    expect(texts(await shown('--level', 'error'))).toEqual(['bad']);
    expect(await shown('--installation', 'ins_b')).toMatchObject({
      installations: ['ins_b'],
      entries: [{ text: 'elsewhere', installationId: 'ins_b' }],
    });
  });

  it('reads as many pages as the time wants, and else the last hundred', async () => {
    const many = Array.from({ length: 250 }, (_, n) => wrote(`line ${n}`, 30));
    gateway.marketplace.logs.set('ins_a', many);
    const all = texts(await shown('--since', '1h'));
    expect(all).toHaveLength(250);
    expect([all[0], all.at(-1)]).toEqual(['line 0', 'line 249']);
    expect(texts(await shown())[0]).toBe('line 150');
  });

  it('follows: what is there, then what comes, each once, until something stands in the way', async () => {
    gateway.marketplace.logs.set('ins_a', [wrote('before')]);
    gateway.marketplace.logs.set('ins_b', []);
    const running = guildhall('logs', 'orchard.greeter', '-f', '--json', '--every', '0.1');
    while (!gateway.asked.includes('functionLogs')) await new Promise(setImmediate);
    for (let n = 0; n < 3; n++) {
      const asked = gateway.asked.length;
      gateway.marketplace.logs.get(n === 1 ? 'ins_b' : 'ins_a')?.push(wrote(`later ${n}`, 0));
      while (gateway.asked.length < asked + 6) await new Promise(setImmediate);
    }
    gateway.disturb('functionLogs', 'nonsense');
    const { code, stdout } = await running;
    const lines = stdout.split('\n').filter((line) => line.startsWith('{"at"'));
    expect(lines.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual([
      'before',
      'later 0',
      'later 1',
      'later 2',
    ]);
    expect(code).toBe(4);
  });

  it('waits through an outage, and tells what was written meanwhile, all of it and once', async () => {
    gateway.marketplace.logs.set('ins_a', [wrote('before')]);
    gateway.marketplace.logs.set('ins_b', []);
    const running = guildhall('logs', 'orchard.greeter', '-f', '--json', '--every', '0.1');
    // Once for what is there, at each of the two places.
    const looks = () => gateway.asked.filter((name) => name === 'functionLogs').length;
    while (looks() < 3) await new Promise(setImmediate);
    gateway.disturb('functionLogs', ...Array.from({ length: 10 }, () => 'outage' as const));
    const before = looks();
    gateway.marketplace.logs.get('ins_a')?.push(wrote('meanwhile', 0));
    gateway.marketplace.logs
      .get('ins_b')
      ?.push(...Array.from({ length: 150 }, (_, n) => wrote(`elsewhere ${n}`, 0)));
    while (looks() < before + 20) await new Promise(setImmediate);
    gateway.disturb('functionLogs', 'nonsense');
    const { code, stdout, stderr } = await running;
    const told = stdout.split('\n').filter((line) => line.startsWith('{"at"'));
    const elsewhere = Array.from({ length: 150 }, (_, n) => `elsewhere ${n}`);
    expect(told.map((line) => (JSON.parse(line) as { text: string }).text).sort()).toEqual(
      ['before', 'meanwhile', ...elsewhere].sort(),
    );
    expect(stderr.split('\n')).toEqual([
      'The marketplace does not answer (INTERNAL_SERVER_ERROR). Still waiting: what is written meanwhile comes afterwards.',
      'The marketplace answers again.',
      expect.stringContaining('error: '),
      '',
    ]);
    expect(code).toBe(4);
  });

  it('says that nothing is shared, and who can change that', async () => {
    const { code, stdout } = await guildhall('logs', 'orchard.greeter');
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('An administrator of the host can allow it.'),
    ]);
  });

  it.each([
    [['orchard.absent'], 2, 'There is no plugin "orchard.absent"'],
    [['orchard.greeter', '--since', 'yesterday'], 2, '--since: has to be an instant'],
    [['orchard.greeter', '--level', 'loud'], 2, '--level: is debug, info, warn or error'],
    [['orchard.greeter', '--installation', 'ins_x'], 1, 'No installation ins_x of orchard.greeter'],
  ])('says what is wrong with %j', async (args, exit, words) => {
    const { code, stderr } = await guildhall('logs', ...args);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(words)]);
  });
});
