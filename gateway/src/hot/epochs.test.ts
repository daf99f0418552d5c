import { someEpochs } from './epochs.fixture.ts';
import { aPage } from './hot-path.fixture.ts';
import type { Spot } from './page-place.ts';

const HERE = aPage();
const THERE = aPage('globex');
const ACME: Spot = ['crm', 'acme', ''];
const GLOBEX: Spot = ['crm', 'globex', ''];

describe('what the gateway knows of epochs', () => {
  it('reads an unknown one once, however many ask', async () => {
    const { epochs, reads } = await someEpochs();
    expect(await Promise.all([1, 2, 3].map(async () => epochs.current(HERE)))).toEqual([1, 1, 1]);
    expect(reads).toHaveLength(1);
    expect(epochs.current(HERE)).toBe(1);
  });

  it('is certain of what it has read, and of nothing while the bus is down', async () => {
    const { epochs, world, reads } = await someEpochs();
    expect(epochs.certain(HERE)).toBeNull();
    await epochs.current(HERE);
    expect(epochs.certain(HERE)).toBe(1);
    epochs.doubt('mkt_1');
    expect(epochs.certain(HERE)).toBeNull();
    await epochs.current(HERE);
    world.bus = false;
    expect(epochs.certain(HERE)).toBeNull();
    expect(reads).toHaveLength(2);
  });

  it('follows notices at once, and only upwards', async () => {
    const { epochs, notify } = await someEpochs();
    await epochs.current(HERE);
    notify(5);
    notify(3);
    expect(epochs.current(HERE)).toBe(5);
  });

  it('counts a notice of another organization for that one alone', async () => {
    const { epochs, notify, reads } = await someEpochs();
    for (const page of [HERE, THERE]) await epochs.current(page);
    notify(5, GLOBEX);
    expect([epochs.current(HERE), epochs.current(THERE)]).toEqual([1, 5]);
    expect(reads).toHaveLength(2);
  });

  it('learns by polling what no notice said, whichever place it was', async () => {
    const { epochs, change } = await someEpochs();
    for (const page of [HERE, THERE]) await epochs.current(page);
    const own = change(ACME);
    await epochs.poll();
    expect([epochs.current(HERE), epochs.current(THERE)]).toEqual([own, 1]);
    const all = change();
    await epochs.poll();
    expect([epochs.current(HERE), epochs.current(THERE)]).toEqual([all, all]);
  });

  it('polls a marketplace by one question, however many of its pages are open', async () => {
    const { epochs, reads } = await someEpochs();
    for (let number = 0; number < 20; number++) await epochs.current(aPage(`org_${number}`));
    reads.length = 0;
    await epochs.poll();
    expect(reads).toEqual([[{ id: 'mkt_1', since: 1, places: [] }]]);
  });

  it('reads at every question while the bus is down', async () => {
    const { epochs, world, change, reads } = await someEpochs();
    await epochs.current(HERE);
    world.bus = false;
    const first = change(ACME);
    expect(await epochs.current(HERE)).toBe(first);
    const second = change(ACME);
    expect(await epochs.current(HERE)).toBe(second);
    expect(reads).toHaveLength(3);
  });

  it('reads again after a word that polling could not renew', async () => {
    const { epochs, world, change } = await someEpochs();
    await epochs.current(HERE);
    world.now += 2_500;
    const epoch = change(ACME);
    expect(await epochs.current(HERE)).toBe(epoch);
  });

  it('says so within a moment where installation hangs, and asks it no second time meanwhile', async () => {
    const { epochs, world, reads } = await someEpochs();
    world.hangs = true;
    expect(await Promise.all([epochs.current(HERE), epochs.current(HERE)])).toEqual([null, null]);
    expect(await epochs.current(HERE)).toBeNull();
    expect(reads).toHaveLength(1);
  });

  it('says that it does not know while installation is silent', async () => {
    const { epochs, world } = await someEpochs();
    world.silent = true;
    expect(await epochs.current(HERE)).toBeNull();
  });

  it('does not take a word asked for before a change as one about after', async () => {
    const { epochs, change } = await someEpochs();
    await epochs.current(HERE);
    const polling = epochs.poll();
    const epoch = change(ACME);
    epochs.doubt('mkt_1');
    await polling;
    expect(await epochs.current(HERE)).toBe(epoch);
  });

  it('tells those who listen of each change once, by the notice or by the next poll', async () => {
    const { epochs, change, notify } = await someEpochs();
    const heard: unknown[] = [];
    epochs.listen((...news) => heard.push(news));
    epochs.follow('mkt_1');
    await epochs.poll();

    notify(change(ACME), ACME);
    expect(heard).toEqual([['mkt_1', { epoch: 2, place: ACME }]]);
    change(GLOBEX);
    await epochs.poll();
    notify(3, GLOBEX);
    await epochs.poll();

    expect(heard.slice(1)).toEqual([['mkt_1', { epoch: 3, place: GLOBEX }]]);
  });

  it('tells those who listen that any page may have changed, where more changed than can be told', async () => {
    const { epochs, world, change } = await someEpochs();
    const heard: unknown[] = [];
    await epochs.current(HERE);
    epochs.listen((...news) => heard.push(news));
    const epoch = change(ACME);
    world.tooMany = true;
    await epochs.poll();
    expect(heard).toEqual([['mkt_1', { epoch, place: null }]]);
  });

  it('reads every page anew where more changed than can be told', async () => {
    const { epochs, world, change } = await someEpochs();
    for (const page of [HERE, THERE]) await epochs.current(page);
    const epoch = change(ACME);
    world.tooMany = true;
    await epochs.poll();
    world.tooMany = false;
    expect([epochs.certain(HERE), epochs.certain(THERE)]).toEqual([null, null]);
    expect([await epochs.current(HERE), await epochs.current(THERE)]).toEqual([epoch, 1]);
  });
});
