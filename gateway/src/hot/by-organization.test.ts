import { someEpochs } from './epochs.fixture.ts';
import { aPage } from './hot-path.fixture.ts';
import { openHotPath } from './hot-path.ts';
import type { PagePlace, Spot } from './page-place.ts';

const GLOBEX: Spot = ['crm', 'globex', ''];

/** Two organizations of one marketplace look at their pages through one gateway. */
async function twoPages() {
  const installation = await someEpochs();
  const { epochs, world } = installation;
  let feedHead = 0;
  const hot = openHotPath({
    ...{ epochs, shared: null, tell: () => undefined, now: () => world.now },
    feeds: { known: () => true, follow: () => Promise.resolve(), head: () => feedHead },
  });
  const filled = { acme: 0, globex: 0 };
  const look = async (organization: keyof typeof filled) => {
    const page: PagePlace = aPage(organization);
    const fill = async () => {
      // As the installation service does: the position is read before the rows.
      const epoch = (await epochs.current(page)) ?? 0;
      filled[organization] += 1;
      const times = { filledAt: world.now, validUntil: world.now + 60_000 };
      return { ...times, epoch, feedSeq: feedHead, etag: '"e"', body: '{}' };
    };
    await hot.find(organization, page, fill);
    return hot.look(organization) !== null;
  };
  for (const organization of ['acme', 'globex'] as const) await look(organization);
  return { ...installation, look, filled, restrict: () => (feedHead += 1) };
}

describe('when one organization installs something', () => {
  it('the pages of the others stay valid, and its own do not', async () => {
    const { look, filled, change, notify } = await twoPages();
    notify(change(GLOBEX), GLOBEX);
    expect([await look('acme'), await look('globex')]).toEqual([true, true]);
    expect(filled).toEqual({ acme: 1, globex: 2 });
  });

  it('its pages are known to be old with the next poll where the bus loses the notice', async () => {
    const { look, filled, change, epochs } = await twoPages();
    change(GLOBEX);
    await look('globex');
    expect(filled).toEqual({ acme: 1, globex: 1 });
    await epochs.poll();
    await look('globex');
    await look('acme');
    expect(filled).toEqual({ acme: 1, globex: 2 });
  });

  it('its pages are asked anew at once where the bus is known to be down', async () => {
    const { look, filled, change, world } = await twoPages();
    world.bus = false;
    change(GLOBEX);
    await look('globex');
    await look('acme');
    expect(filled).toEqual({ acme: 1, globex: 2 });
  });
});

describe('when something changes for everybody', () => {
  it('no page stays valid', async () => {
    const { look, filled, change, notify } = await twoPages();
    notify(change());
    await look('acme');
    await look('globex');
    expect(filled).toEqual({ acme: 2, globex: 2 });
  });

  it('no page stays valid after a restriction, before any epoch tells', async () => {
    const { look, filled, restrict } = await twoPages();
    restrict();
    await look('acme');
    await look('globex');
    expect(filled).toEqual({ acme: 2, globex: 2 });
  });
});
