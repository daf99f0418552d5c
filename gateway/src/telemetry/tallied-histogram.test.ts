import { Histogram, Registry } from 'prom-client';
import { TalliedHistogram } from './tallied-histogram.ts';

const SAMPLES = [0.0004, 0.001, 0.0011, 0.01, 3, 99];
const CONFIGURATION = {
  name: 'seconds',
  help: 'Seconds.',
  labelNames: ['route', 'status'],
  buckets: [0.001, 0.01, 1],
};

describe('a histogram that tallies', () => {
  it('tells the same as one that does not', async () => {
    const [ours, theirs] = [new Registry(), new Registry()];
    const tallied = new TalliedHistogram({ ...CONFIGURATION, registers: [ours] });
    const plain = new Histogram({ ...CONFIGURATION, registers: [theirs] });
    const count = tallied.openTally({ route: '/', status: '2xx' });
    tallied.openTally({ route: '/', status: '3xx' });
    plain.zero({ route: '/', status: '3xx' });

    for (const value of SAMPLES) {
      count(value);
      plain.observe({ route: '/', status: '2xx' }, value);
      // Beside it, and under the same labels, others are observed one by one.
      for (const [route, seconds] of Object.entries({ '/': value / 2, '/else': value })) {
        tallied.sample({ route, status: '2xx' }, seconds);
        plain.observe({ route, status: '2xx' }, seconds);
      }
    }

    expect(linesOf(await ours.metrics())).toEqual(linesOf(await theirs.metrics()));
    expect(linesOf(await ours.metrics())).toEqual(linesOf(await theirs.metrics()));
    expect(await ours.metrics()).toContain('seconds_count{route="/",status="2xx"} 12');
  });
});

/** In no order; labels of a line have none either. */
function linesOf(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.replace(/\{(.*)\}/, (_, labels: string) => `{${labels.split(',').sort().join()}}`))
    .sort();
}
