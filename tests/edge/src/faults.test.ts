import { SUBGRAPHS, type SubgraphName } from '@guildhall/schema';
import { metric, post, type Answer } from './client.ts';
import { shared } from './deployment.ts';
import type { Weather } from './proxy.ts';
import { openStations, weather, type Seen, type Station } from './weather-station.ts';

/** What callers get while a subgraph is away, slow, cut off or talking nonsense: each subgraph in each weather. */
const deployed = shared();
let stations: Record<SubgraphName, Station>;
const seen = new Map<string, Seen>();

/** The slow one first: what catalog said of keys is fresh then, and need not be asked for in bad weather. */
const WEATHERS: readonly Weather[] = ['slow', 'down', 'cut', 'garbage', 'broken'];
const DEADLINE_MS = 8_000;
/** The deadline's own slack, and a busy machine's. */
const GRACE_MS = 2_000;

beforeAll(async () => {
  stations = await openStations(deployed);
  // Subgraphs have their weathers one after the other, each before a gateway of its own.
  await Promise.all(
    SUBGRAPHS.map(async (name) => {
      await stations[name].clear();
      for (const one of WEATHERS) seen.set(`${name} ${one}`, await weather(stations[name], one));
    }),
  );
}, 120_000);
afterAll(async () => {
  await deployed.close();
  for (const station of Object.values(stations)) await station.close();
});

describe.each(SUBGRAPHS)('%s', (name) => {
  describe.each(WEATHERS)('while it is %s', (one) => {
    const told = () => {
      const found = seen.get(`${name} ${one}`);
      if (!found) throw new Error('this weather was not seen');
      return found;
    };

    it('takes only its own part of answers away, within the deadline, and errors say nothing about our house', () => {
      const code = one === 'garbage' || one === 'broken' ? 'INTERNAL_SERVER_ERROR' : 'SERVICE_UNAVAILABLE';
      for (const answer of told().answers) {
        expectPartial(answer);
        expect(answer.errors?.[0]?.extensions?.code).toBe(code);
        expect(answer.ms).toBeLessThan(DEADLINE_MS + GRACE_MS);
        expect(answer.ms).toBeGreaterThanOrEqual(one === 'slow' ? DEADLINE_MS - 50 : 0);
      }
    });

    it('is left alone after a few failures, which the metrics name, and asked again when it is back', () => {
      const { counted, opened, refused, closed } = told();
      const outcome = one === 'slow' ? 'late' : 'failed';
      expect({ opened, closed, counted }).toEqual({
        ...{ opened: true, closed: true },
        counted: { failed: 0, late: 0, answered: 0, refused: 1, [outcome]: 5 },
      });
      expectPartial(refused);
      expect(refused.ms).toBeLessThan(500);
      expect(refused.errors?.[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
    });
  });
});

describe('a breaker', () => {
  it('that is open for one subgraph leaves the others alone', async () => {
    const station = stations.forge;
    station.become('down');
    for (let time = 0; time < 5; time += 1) await station.ask();
    expect(await station.isOpen()).toBe(true);
    const elsewhere = '{ viewer { actorId } policies { id } installation(id: "ins_none") { id } }';
    const { data, errors } = await post(station.gateway.url, {
      token: deployed.token('owner'),
      body: { query: elsewhere },
    });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ viewer: {}, policies: expect.any(Array) as unknown });
    await station.clear();
  });
});

describe('a mutation whose answer is cut off', () => {
  it('is not sent twice', async () => {
    const station = stations.catalog;
    const before = [await station.counted('retried'), await station.counted('failed')];
    station.become('cut');
    const slug = `cut-off-${crypto.randomUUID().slice(0, 8)}`;
    const answer = await post(station.gateway.url, {
      token: deployed.token('publisher'),
      body: {
        query: `mutation { registerPublisher(input: { slug: "${slug}", name: "Cut off" }) { userErrors { code } } }`,
      },
    });
    expect(answer.errors?.[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
    expect([await station.counted('retried'), await station.counted('failed')]).toEqual([
      before[0],
      (before[1] ?? 0) + 1,
    ]);
    await station.clear();
  });
});

describe('a gateway in all weathers', () => {
  it('runs nothing on the stock executor', async () => {
    for (const { gateway } of Object.values(stations))
      expect(await metric(gateway.metricsUrl, 'guildhall_uncompiled_total')).toBe(0);
  });
});

function expectPartial({ status, data, errors }: Answer): void {
  expect(status).toBe(200);
  expect(data).toEqual(expect.objectContaining({ asked: null, rest: expect.anything() as unknown }));
  expect(errors).toHaveLength(1);
  expect(JSON.stringify(errors)).not.toMatch(/catalog|governance|installation|forge|subgraph|127\.0\.0\.1/i);
}
