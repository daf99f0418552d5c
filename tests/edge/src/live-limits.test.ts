import { setTimeout as pause } from 'node:timers/promises';
import { metric } from './client.ts';
import { shared, type Deployed } from './deployment.ts';
import { listen, type Listener } from './live-listener.ts';

/** Nobody holds open what all share: live channels are counted by actor and by gateway, and free again once closed. */
const deployed = shared();
let gateway: Awaited<ReturnType<Deployed['gateway']>>;
const tabs: Listener[] = [];

beforeAll(async () => {
  gateway = await deployed.gateway({ liveStreams: { actor: 3, gateway: 5 } });
});
afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.leave();
  await opened(0);
});
afterAll(() => deployed.close());

type Persona = Parameters<Deployed['token']>[0];

async function aTab(persona: Persona): Promise<Listener> {
  const tab = await listen(gateway.url, deployed.token(persona));
  tabs.push(tab);
  return tab;
}

/** Resolves when so many channels are open. */
async function opened(wanted: number): Promise<void> {
  const end = Date.now() + 5_000;
  while ((await metric(gateway.metricsUrl, 'guildhall_live_connections')) !== wanted) {
    if (Date.now() > end) throw new Error(`there are never ${wanted} open`);
    await pause(10);
  }
}

async function refusal(persona: Persona) {
  const answer = await fetch(`${gateway.url}/v1/live`, {
    headers: { authorization: `Bearer ${deployed.token(persona)}` },
  });
  const body: unknown = await answer.json();
  return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')), body };
}

describe('a person with many tabs', () => {
  it('hears in each of them, up to the limit, and in the next is told so and when to come back', async () => {
    const own = [await aTab('endUser'), await aTab('endUser'), await aTab('endUser')];
    for (const tab of own) await tab.until(() => tab.events.length > 0);

    expect(await refusal('endUser')).toMatchObject({
      status: 429,
      retryAfter: 10,
      body: {
        errors: [
          {
            message: expect.stringContaining('3 live channels') as string,
            extensions: {
              code: 'TOO_MANY_STREAMS',
              documentation: expect.stringContaining('#too_many_streams') as string,
            },
          },
        ],
      },
    });
    expect(await metric(gateway.metricsUrl, 'guildhall_refused_total', 'TOO_MANY_STREAMS')).toBe(1);
    expect((await aTab('orgAdmin')).status).toBe(200);
  });

  it('may open one as soon as another is closed', async () => {
    const [first] = [await aTab('endUser'), await aTab('endUser'), await aTab('endUser')];
    expect((await refusal('endUser')).status).toBe(429);

    first.leave();
    await opened(2);

    expect((await aTab('endUser')).status).toBe(200);
  });
});

describe('a gateway with as many channels as it takes', () => {
  it('refuses whoever comes, until one is closed', async () => {
    for (const persona of ['endUser', 'endUser', 'endUser', 'orgAdmin', 'orgAdmin'] as const)
      expect((await aTab(persona)).status).toBe(200);
    expect(await refusal('publisher')).toMatchObject({
      status: 429,
      body: { errors: [{ message: expect.stringContaining('This gateway') as string }] },
    });

    tabs[0]?.leave();
    await opened(4);

    expect((await aTab('publisher')).status).toBe(200);
  });
});

describe('a gateway with as many connections as it takes', () => {
  it('closes the next unheard, and counts it', async () => {
    const narrow = await deployed.gateway({ mostConnections: 1 });
    const token = deployed.token('endUser');
    const only = await listen(narrow.url, token);
    tabs.push(only);

    await expect(listen(narrow.url, token)).rejects.toThrow();

    expect(await metric(narrow.metricsUrl, 'guildhall_dropped_connections_total')).toBe(1);
    expect(only.status).toBe(200);
  });
});
