import { z } from 'zod';
import { startFakeGateway, TOKEN, type FakeGateway } from '../testing/fake-gateway.ts';
import { folderWith, runGuildhall } from '../testing/guildhall.ts';

let gateway: FakeGateway;
let cwd: string;
const guildhall = (...args: string[]) =>
  runGuildhall(['notices', ...args], {
    cwd,
    env: { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url },
  });
const shape = z.object({
  notices: z.array(z.object({ id: z.string(), readAt: z.string().nullable() })),
  more: z.boolean(),
  marked: z.int(),
});
const json = async (...args: string[]) =>
  shape.parse(JSON.parse((await guildhall(...args, '--json')).stdout));

beforeEach(async () => {
  gateway = await startFakeGateway();
  cwd = folderWith({});
});
afterEach(() => gateway.close());

/** So many notices, of which every third is unread; the newest has the highest number. */
function publish(count: number): void {
  for (let number = 1; number <= count; number++)
    gateway.marketplace.notices.unshift({
      ...{ id: `ntc_${number}`, kind: 'DECISION', text: `orchard.greeter ${number} is approved.` },
      ...{ publisherId: 'pub_1', pluginId: 'plg_1', versionId: null, at: '2026-01-01T00:00:00.000Z' },
      readAt: number % 3 === 0 ? null : '2026-01-02T00:00:00.000Z',
    });
}

describe('guildhall notices', () => {
  it('says when there are none', async () => {
    expect(await guildhall()).toMatchObject({ code: 0, stdout: 'There are none yet.\n' });
    expect(await guildhall('--unread')).toMatchObject({ code: 0, stdout: 'Nothing is unread.\n' });
  });

  it('shows what is unread first, with a dot, and the newest first of either', async () => {
    publish(6);
    const { stdout } = await guildhall();
    expect(
      stdout.split('\n').map((line) => /(.) 2026\S+ decision: orchard.greeter (\d)/.exec(line)?.slice(1)),
    ).toEqual([
      ...[6, 3].map((number) => ['●', `${number}`]),
      ...[5, 4, 2, 1].map((number) => [' ', `${number}`]),
      undefined,
    ]);
  });

  it('shows twenty, says that there are more, and reads on over pages when asked for all', async () => {
    publish(330);
    const few = await guildhall();
    expect(few.stdout.split('\n').filter((line) => line.includes('decision'))).toHaveLength(20);
    expect(few.stdout).toContain('There are more: guildhall notices --first 40');

    const all = await json('--first', '330');
    expect(all.notices.map(({ readAt }) => readAt === null)).toEqual(
      Array.from({ length: 330 }, (_, index) => index < 110),
    );
    expect(new Set(all.notices.map(({ id }) => id)).size).toBe(330);
    expect(all.more).toBe(false);
  });

  it('shows only what is unread when asked to', async () => {
    publish(6);
    expect((await json('--unread')).notices.map(({ id }) => id)).toEqual(['ntc_6', 'ntc_3']);
  });

  it('notes as read what it has shown, a hundred at a time, and no more than that', async () => {
    publish(330);
    const { marked } = await json('--unread', '--read', '--first', '105');
    expect(marked).toBe(105);
    expect(gateway.marketplace.effects).toEqual({ markNoticesRead: 2 });
    expect((await json('--unread')).notices.map(({ id }) => id)).toEqual([
      'ntc_15',
      'ntc_12',
      'ntc_9',
      'ntc_6',
      'ntc_3',
    ]);
    expect((await guildhall('--unread', '--read')).stdout).toContain('Marked 5 as read.');
    expect((await guildhall('--unread')).stdout).toBe('Nothing is unread.\n');
  });

  it('shows a notice that would drive the terminal tame', async () => {
    publish(1);
    Object.assign(gateway.marketplace.notices[0] ?? {}, { text: 'A\u001b[2J\nB' });
    expect((await guildhall()).stdout).toContain('A\\u{1b}[2J\\u{a}B');
  });

  it.each(['0', '1001', 'many'])('is not asked for %s of them', async (first) => {
    expect(await guildhall('--first', first)).toMatchObject({ code: 2 });
  });
});
