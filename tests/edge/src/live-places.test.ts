import { until } from '@guildhall/testing';
import { z } from 'zod';
import { openFreshPage, type FreshPage } from '../../../packages/host-sdk/src/testing/open-fresh-page.ts';
import { changeRule } from './change-rule.ts';
import { deploy, OPENING_MS, type Deployed } from './deployment.ts';
import { denyBytes, listen, type Listener } from './live-listener.ts';
import { startLogged, type LoggedGateway } from './logged-gateway.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { registerHost, type SecondHost } from './second-host.ts';

const told = z.object({ epoch: z.int() });

/** Pages of two organizations of one marketplace: who hears of what, and what becomes of them when their gateway dies. */
let deployed: Deployed;
const listeners: Listener[] = [];
let gateway: Awaited<ReturnType<Deployed['gateway']>>;
let host: SecondHost;
/** Where somebody has to ask before something is installed. */
const asking = new Set<string>();

beforeAll(async () => {
  deployed = await deploy();
  gateway = await deployed.gateway();
  host = await registerHost(deployed, 'ledger');
  // The gateway learns of an issuer a moment after it is registered.
  await until('users of the host are let in', async () => {
    const listener = await listen(gateway.url, host.token({ organization: 'acme' }));
    listener.leave();
    return listener.status === 200;
  });
}, OPENING_MS);
afterEach(() => {
  for (const listener of listeners.splice(0)) listener.leave();
});
afterAll(() => deployed.close());

async function aPage(user: Parameters<SecondHost['token']>[0]): Promise<Listener> {
  const listener = await listen(gateway.url, host.token(user));
  listeners.push(listener);
  await listener.until(() => listener.events.length > 0);
  return listener;
}

/** Changes a rule of a place: what pages there show may be another afterwards. */
async function change(organization: string, workspace?: string): Promise<void> {
  const place = `${organization}/${workspace ?? ''}`;
  const effect = asking.delete(place) ? 'ALLOW' : 'REQUEST';
  if (effect === 'REQUEST') asking.add(place);
  const scope = { host: host.key, organization, ...(workspace !== undefined && { workspace }) };
  await changeRule(gateway.url, { token: host.token({ organization, role: 'orgAdmin' }), scope, effect });
}

/** The numbers that each page has heard, once all of them have heard of a restriction, which concerns every page. */
async function heardByAll(...pages: Listener[]): Promise<number[][]> {
  const highest = Math.max(...pages.flatMap(epochs));
  await denyBytes(gateway.url, deployed.token('owner'));
  for (const page of pages) await page.until(() => (epochs(page).at(-1) ?? 0) > highest);
  return pages.map(epochs);
}

function epochs({ events }: Listener): number[] {
  return events.filter(({ event }) => event === 'epoch').map(({ data }) => told.parse(data).epoch);
}

describe('a page whose neighbours change what they show', () => {
  it('is woken by its own organization and by nobody else', async () => {
    const [acme, globex] = [await aPage({ organization: 'acme' }), await aPage({ organization: 'globex' })];

    await change('acme');
    await acme.until(() => epochs(acme).length === 1);
    await change('globex');
    await globex.until(() => epochs(globex).length === 1);

    const [ours = [], theirs = []] = await heardByAll(acme, globex);
    expect([ours.length, theirs.length]).toEqual([2, 2]);
    expect(ours[0]).not.toBe(theirs[0]);
    expect(ours[1]).toBe(theirs[1]);
    expect(JSON.stringify(globex.events)).not.toMatch(/acme/);
  });

  it('is woken by its own workspace and not by another; who may look at all of them hears of each', async () => {
    const [sales, legal, whole] = [
      await aPage({ organization: 'acme', workspace: 'sales' }),
      await aPage({ organization: 'acme', workspace: 'legal' }),
      await aPage({ organization: 'acme' }),
    ];

    await change('acme', 'sales');
    await whole.until(() => epochs(whole).length === 1);
    await change('acme', 'legal');
    await whole.until(() => epochs(whole).length === 2);
    await change('acme');
    await whole.until(() => epochs(whole).length === 3);

    const [bySales, byLegal, [first, second, third, last] = []] = await heardByAll(sales, legal, whole);
    expect(bySales).toEqual([first, third, last]);
    expect(byLegal).toEqual([second, third, last]);
  });
});

describe('a page whose gateway is killed', () => {
  const target = { host: '127.0.0.1', port: 0 };
  const opened = new AsyncDisposableStack();
  let gateways: LoggedGateway[] = [];
  /** As a load balancer does: it sends whoever comes to a gateway that is there. */
  let balancer: Proxy;
  let pages: FreshPage[] = [];

  beforeAll(async () => {
    const { gateway: settings } = deployed.guildhall.deployment;
    gateways = await Promise.all(
      [1, 2, 3].map(async () =>
        opened.adopt(await startLogged(settings), async (one) => {
          await one.close('SIGKILL');
        }),
      ),
    );
    target.port = portOf(gateways[0]);
    balancer = opened.adopt(await openProxy(target), (one) => one.close());
    const endpoint = balancer.url();
    // Of one person all tabs would share a channel.
    pages = ['ada', 'bo', 'cy'].map((user) => {
      const token = host.token({ organization: 'acme', user });
      const scope = { host: host.key, organization: 'acme', user };
      const page = openFreshPage({ endpoint, getToken: () => Promise.resolve(token), scope });
      return opened.adopt(page, ({ close }) => {
        close();
      });
    });
    await until('all pages listen', () => pages.every(({ isLive }) => isLive()));
  }, OPENING_MS);
  afterAll(() => opened.disposeAsync());

  /** Kills the gateway of all pages; they come back at the next one, after what is done meanwhile. */
  async function kill(index: number, meanwhile: (url: string) => Promise<unknown>): Promise<void> {
    await gateways[index]?.close('SIGKILL');
    balancer.become('down');
    await until('all pages know that they are alone', () => pages.every(({ isLive }) => !isLive()));
    await meanwhile(gateways[index + 1]?.url ?? '');
    target.port = portOf(gateways[index + 1]);
    balancer.become('clear');
  }

  it('comes back at another one, and shows there what has changed meanwhile', async () => {
    const before = Math.max(...pages.map(({ page }) => page.epoch.get()));
    await kill(0, () => change('acme'));
    await until('all pages show it', () => pages.every(({ page }) => page.epoch.get() > before));
    expect(new Set(pages.map(({ page }) => page.epoch.get())).size).toBe(1);
  });

  it('comes back at another one, and denies there what was restricted meanwhile', async () => {
    const restricted = { seq: 0 };
    await kill(1, async (url) => {
      restricted.seq = await denyBytes(url, deployed.token('owner'));
    });
    await until('all pages know', () => pages.every(({ page }) => page.denySet.seq >= restricted.seq));
    expect(pages.map(({ page }) => page.denySet.seq)).toEqual(pages.map(() => restricted.seq));
  });
});

function portOf(gateway: LoggedGateway | undefined): number {
  return Number(new URL(gateway?.url ?? '').port);
}
