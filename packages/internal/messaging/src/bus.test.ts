import { openWire, type Wire } from '@guildhall/embedded';
import { testStores, until } from '@guildhall/testing';
import type { Bus } from './bus.ts';
import { openBus } from './open-bus.ts';

/** A test does not wait as long as a service. */
const SOON = { askEveryMs: 300, answerWithinMs: 1_500 };

describe.each(testStores())('a bus carried by $name', ({ open }) => {
  let store: Awaited<ReturnType<typeof open>>;
  let wire: Wire;
  let speaker: Bus;
  let hearer: Bus;
  const heard: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    store = await open();
    wire = await openWire(Number(new URL(store.url).port));
    const note = ({ message }: Error) => void errors.push(message);
    speaker = await openBus(wire.through(store.url), note, SOON);
    hearer = await openBus(wire.through(store.url), note, SOON);
    await hearer.subscribe('first', (message) => heard.push(message));
  });
  afterAll(async () => {
    await Promise.all([speaker.close(), hearer.close()]);
    await wire.close();
    await store.stop();
  });
  beforeEach(() => {
    heard.splice(0);
    errors.splice(0);
  });

  /** Says it until somebody hears it: what is said while nobody listens is lost, and may be. */
  const arrives = (word: string) =>
    until(`${word} is heard`, async () => {
      await speaker.publish('first', word);
      return heard.includes(word);
    });

  it('carries a notice', async () => {
    await arrives('hello');
    expect([speaker.healthy(), hearer.healthy()]).toEqual([true, true]);
  });

  it('outlives the end of all its connections, and carries again what was subscribed to before', async () => {
    wire.cut();
    await until('the end was noticed', () => errors.length > 0 || !hearer.healthy());

    await arrives('after the cut');
    await until('it says that it is well again', () => hearer.healthy());
    expect(heard).toContain('after the cut');
  });

  it('takes a subscription while it is away', async () => {
    const late: string[] = [];
    wire.cut();
    await hearer.subscribe('second', (message) => late.push(message));

    await until('the late one hears', async () => {
      await speaker.publish('second', 'late');
      return late.length > 0;
    });
    expect(late).toContain('late');
  });

  it('keeps nobody waiting while nothing gets through, and comes back by itself', async () => {
    wire.silence();
    const begun = performance.now();
    await speaker.publish('first', 'into the void');
    expect(performance.now() - begun).toBeLessThan(7_000);

    // Nobody says that the old line is dead: a new one has to be asked for.
    await until('the silence was noticed', () => !hearer.healthy(), 15_000);
    wire.restore();
    await arrives('after the silence');
  }, 30_000);
});

describe.each(testStores())('a bus whose $name is away', ({ open }) => {
  it('opens as soon as it is there', async () => {
    const store = await open();
    const wire = await openWire(Number(new URL(store.url).port));
    wire.silence();
    const errors: Error[] = [];
    const opening = openBus(wire.through(store.url), (error) => errors.push(error));
    await new Promise((resolve) => setTimeout(resolve, 300));
    wire.cut();
    wire.restore();

    const bus = await opening;

    expect(bus.healthy()).toBe(true);
    await bus.close();
    await wire.close();
    await store.stop();
  }, 20_000);
});
