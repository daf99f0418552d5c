import { setTimeout as pause } from 'node:timers/promises';
import type { SubgraphName } from '@guildhall/schema';
import { SUBGRAPHS } from '@guildhall/schema';
import { metric, post, type Answer } from './client.ts';
import { deploy, type Deployed } from './deployment.ts';
import { openProxy, type Proxy, type Weather } from './proxy.ts';

/** What callers get while a subgraph is away, slow, cut off or talking nonsense, through a gateway behind proxies. */
let deployed: Deployed;
let gateway: Awaited<ReturnType<Deployed['gateway']>>;
const proxies = new Map<SubgraphName, Proxy>();

beforeAll(async () => {
  deployed = await deploy();
  const { subgraphs } = deployed.guildhall.deployment.gateway;
  for (const name of SUBGRAPHS) {
    const { hostname: host, port } = new URL(subgraphs[name]);
    proxies.set(name, await openProxy({ host, port: Number(port) }));
  }
  const behind = (name: SubgraphName) => proxyOf(name).url();
  gateway = await deployed.gateway({
    subgraphs: {
      catalog: behind('catalog'),
      forge: behind('forge'),
      governance: behind('governance'),
      installation: behind('installation'),
    },
  });
});
afterAll(async () => {
  await deployed.close();
  for (const proxy of proxies.values()) await proxy.close();
});
afterEach(async () => {
  for (const proxy of proxies.values()) proxy.become('clear');
  await recovered();
});

/** One field from each of two subgraphs. */
const BOTH = '{ viewer { actorId } asked: restriction(id: "res_none") { id } }';
const DEADLINE_MS = 8_000;

describe.each<Weather>(['down', 'cut', 'garbage'])('while governance is %s', (weather) => {
  it('the rest of the answer arrives, and the error says nothing about our house', async () => {
    proxyOf('governance').become(weather);
    const answer = await asOwner(BOTH);
    expectPartial(answer);
    expect(answer.ms).toBeLessThan(DEADLINE_MS + 1_000);
  });
});

describe('while governance is slow', () => {
  it('the rest arrives at the deadline', async () => {
    proxyOf('governance').become('slow');
    const answer = await asOwner(BOTH);
    expectPartial(answer);
    expect(answer.ms).toBeLessThan(2 * DEADLINE_MS + 1_000);
  });
});

describe('a subgraph that fails again and again', () => {
  it('is left alone for a while, is told about in the metrics, and is asked again', async () => {
    proxyOf('governance').become('down');
    for (let time = 0; time < 8; time += 1) expectPartial(await asOwner(BOTH));
    expect(await metric(gateway.metricsUrl, 'guildhall_subgraph_breaker_open', 'governance')).toBe(1);
    const refused = await asOwner(BOTH);
    expectPartial(refused);
    expect(refused.ms).toBeLessThan(200);

    proxyOf('governance').become('clear');
    await recovered();
    expect(await metric(gateway.metricsUrl, 'guildhall_subgraph_breaker_open', 'governance')).toBe(0);
  });

  it('does not open the breaker of another', async () => {
    proxyOf('forge').become('down');
    for (let time = 0; time < 8; time += 1) await asOwner('{ artifact(sha256: "x") { sha256 } }');
    expect(await metric(gateway.metricsUrl, 'guildhall_subgraph_breaker_open', 'forge')).toBe(1);
    const { data } = await asOwner(BOTH);
    expect(data).toMatchObject({ viewer: {}, asked: null });
    proxyOf('forge').become('clear');
    await eventually(async () => {
      await asOwner('{ artifact(sha256: "x") { sha256 } }');
      return (await metric(gateway.metricsUrl, 'guildhall_subgraph_breaker_open', 'forge')) === 0;
    });
  });
});

describe('a mutation whose answer is cut off', () => {
  it('is not sent twice', async () => {
    const asked = () =>
      metric(gateway.metricsUrl, 'guildhall_subgraph_request_seconds_count', 'outcome="retried"');
    const before = await asked();
    proxyOf('catalog').become('cut');
    const answer = await post(gateway.url, {
      token: deployed.token('publisher'),
      body: {
        query:
          'mutation { registerPublisher(input: { slug: "cut-off", name: "Cut off" }) { userErrors { code } } }',
      },
    });
    expect(answer.errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
    expect(await asked()).toBe(before);
  });
});

function proxyOf(name: SubgraphName): Proxy {
  const proxy = proxies.get(name);
  if (!proxy) throw new Error(`no proxy before ${name}`);
  return proxy;
}

function asOwner(query: string): Promise<Answer> {
  return post(gateway.url, { token: deployed.token('owner'), body: { query } });
}

function expectPartial({ status, data, errors }: Answer): void {
  expect(status).toBe(200);
  expect(data?.['viewer']).toMatchObject({ actorId: expect.any(String) as string });
  expect(data?.['asked']).toBeNull();
  expect(errors).toHaveLength(1);
  expect(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE']).toContain(errors?.[0]?.extensions?.code);
  expect(errors?.[0]?.message).not.toMatch(/catalog|governance|installation|forge|127\.0\.0\.1/);
}

/** All four answer again. */
async function recovered(): Promise<void> {
  await eventually(async () => !(await asOwner(BOTH)).errors);
}

async function eventually(holds: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    if (await holds()) return;
    await pause(200);
  }
  throw new Error(`it did not come to hold within ${withinMs} ms`);
}
