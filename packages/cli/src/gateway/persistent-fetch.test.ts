import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { until } from '@guildhall/testing';
import { ManualClock } from '../testing/manual-clock.ts';
import { patienceForQuestions } from './patience.ts';
import { persistentFetch } from './persistent-fetch.ts';

let close: () => Promise<void>;
afterEach(() => close());

/** A question to a server that does `answer`, by a clock of our own, with what a person hears. */
async function ask(answer: RequestListener) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no loopback port');
  server.on('request', answer);
  const heard: string[] = [];
  const clock = new ManualClock();
  const terminal = {
    ...{ paint: (_style: unknown, text: string) => text, interactive: false },
    ...{ print: () => undefined, progress: () => undefined, warn: (line: string) => heard.push(line) },
  };
  const patience = patienceForQuestions({ clock, terminal }, 'https://market.example');
  const answered = persistentFetch(new URL(`http://127.0.0.1:${address.port}`), {}, patience);
  return { answered, heard, clock };
}

/** Until what the last turn of the clock set off has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a question to a gateway that says nothing', () => {
  it('is told of within ten seconds, and given up within twenty', async () => {
    const { answered, heard, clock } = await ask(() => undefined);
    clock.pass(7_000);
    await settled();
    expect(heard).toEqual([]);
    clock.pass(3_000);
    await settled();
    expect(heard).toEqual(['https://market.example takes long to answer. Still waiting …']);
    clock.pass(10_000);
    expect(await answered).toEqual({ ok: false, error: 'it does not answer' });
    expect(heard).toHaveLength(1);
  });

  it('ends with what was said last, when that was that a part does not answer', async () => {
    let asked = 0;
    const { answered, clock } = await ask((_request, response) => {
      if (++asked === 1) response.writeHead(503).end('a part is away');
    });
    await until('it is asked again', () => {
      clock.pass(50);
      return asked === 2;
    });
    clock.pass(20_000);
    expect(await answered).toMatchObject({ ok: true, value: { status: 503, body: 'a part is away' } });
  });
});
