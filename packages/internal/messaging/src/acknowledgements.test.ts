import { openAcknowledgements } from './acknowledgements.ts';
import type { Bus } from './bus.ts';

describe('acknowledgements', () => {
  it('gather for a moment and go to each producer by itself', async () => {
    const { bus, said } = aBus();
    const acknowledgements = openAcknowledgements(bus);

    for (const [producer, id] of [
      ['catalog', '1'],
      ['forge', '7'],
      ['catalog', '2'],
    ] as const)
      acknowledgements.say(producer, id);
    await acknowledgements.flush();

    expect(said).toEqual([
      ['handled.catalog', '1,2'],
      ['handled.forge', '7'],
    ]);
  });

  it('never say more than a PostgreSQL notice can carry', async () => {
    const { bus, said } = aBus();
    const acknowledgements = openAcknowledgements(bus);

    for (let id = 0; id < 1_000; id++) acknowledgements.say('catalog', `${1e12 + id}`);
    await acknowledgements.flush();

    expect(said.flatMap(([, message]) => message.split(','))).toHaveLength(1_000);
    expect(Math.max(...said.map(([, message]) => message.length))).toBeLessThan(8_000);
  });
});

function aBus() {
  const said: [channel: string, message: string][] = [];
  const bus: Bus = {
    publish: (channel, message) => {
      said.push([channel, message]);
      return Promise.resolve();
    },
    subscribe: () => Promise.resolve(),
    healthy: () => true,
    close: () => Promise.resolve(),
  };
  return { bus, said };
}
