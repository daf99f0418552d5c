import { pino } from 'pino';
import { openAccessLog, toldText, type Told } from './access-log.ts';
import { openMetrics } from './metrics.ts';

const KIND = { method: 'GET', route: '/graphql' };
const IDS = {
  requestId: '0b7f3c1e-6f3d-4d52-9b52-2f6a1f0b8a10',
  traceId: '0af7651916cd43dd8448eb211c80319c',
};

describe('an answer that came at once', () => {
  it.each<[string, Told]>([
    ['a caller and an operation', { marketplaceId: 'mkt_1', actorId: 'act_1', operation: 'Shown' }],
    ['nobody', {}],
    ['letters of all kinds', { operation: 'Grüße "東京" 😀 \n\\ \u2028' }],
  ])('has the same line and the same sample as any other: %s', async (_told, told) => {
    const { lines, ascii, tell, teller, counted } = aLog('info');

    tell({ ...KIND, ...IDS, status: 200, ms: 1.6, told });
    teller({ ...IDS, status: 200, ms: 1.6 }, toldText(told));
    teller({ ...IDS, status: 304, ms: 0.2 }, toldText(told));

    const [long, short, known] = lines.map(read);
    expect(short).toEqual(long);
    expect(known).toEqual(long?.map(([name, value]) => [name, MENDED.get(name) ?? value]));
    expect(ascii).toEqual([expect.stringMatching(/^[\n -~]*\n$/), expect.stringMatching(/^[\n -~]*\n$/)]);
    expect(await counted('2xx')).toBe(2);
    expect(await counted('3xx')).toBe(1);
  });

  it('is counted, and has no line where none are wanted', async () => {
    const { lines, teller, counted } = aLog('warn');
    teller({ ...IDS, status: 200, ms: 1 }, '');
    expect(lines).toEqual([]);
    expect(await counted('2xx')).toBe(1);
  });
});

const MENDED = new Map<string, unknown>([
  ['status', 304],
  ['ms', 0],
]);

/** Of a line all but its time, which is a number. */
function read(line: string): [string, unknown][] {
  const { time, ...rest } = JSON.parse(line) as Record<string, unknown>;
  expect(typeof time).toBe('number');
  return Object.entries(rest);
}

function aLog(level: string) {
  const lines: string[] = [];
  const ascii: string[] = [];
  const metrics = openMetrics();
  const writeAccess = (line: string) => {
    lines.push(line);
    ascii.push(line);
  };
  const access = pino({ name: 'gateway', level }, { write: (line: string) => lines.push(line) });
  const { tell, openTeller } = openAccessLog({ logs: { access, writeAccess }, metrics });
  return {
    ...{ lines, ascii, tell, teller: openTeller(KIND) },
    counted: async (status: string) => {
      const { values } = await metrics.requests.get();
      return values.find(
        ({ metricName, labels }) => metricName?.endsWith('_count') && labels.status === status,
      )?.value;
    },
  };
}
