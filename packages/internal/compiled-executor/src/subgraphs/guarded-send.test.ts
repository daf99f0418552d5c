import type { SubgraphRequest } from '../run/run.ts';
import { Unreachable, type Carry } from './carry.ts';
import { guardedSend } from './guarded-send.ts';

const read: SubgraphRequest = { service: 'catalog', operationKind: 'query', body: '{}' };
const ANSWER = '{"data":{"a":1}}';
const write: SubgraphRequest = { ...read, operationKind: 'mutation' };

function setUp(carry: Carry<null>, options: { deadlineMs?: number; coolDownMs?: number } = {}) {
  const told: string[] = [];
  const send = guardedSend(carry, {
    deadlineMs: options.deadlineMs ?? 1_000,
    breaker: { threshold: 2, coolDownMs: options.coolDownMs ?? 60_000 },
    observer: {
      asked: (service, outcome) => told.push(`${service} ${outcome}`),
      retried: (service) => told.push(`${service} retried`),
      breakerChanged: (service, state) => told.push(`${service} is ${state}`),
    },
  });
  return { send, told };
}

/** Fails so often, then answers. */
function failing(times: number, error: Error): { carry: Carry<null>; asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    async carry() {
      asked += 1;
      if (asked <= times) throw error;
      return ANSWER;
    },
  };
}

describe('guardedSend', () => {
  it('asks once more when a read did not reach its subgraph', async () => {
    const { carry } = failing(1, new Unreachable('reset'));
    const { send, told } = setUp(carry);

    await expect(send(read, null)).resolves.toBe(ANSWER);
    expect(told).toEqual(['catalog retried', 'catalog answered']);
  });

  it('asks no third time', async () => {
    const { carry, asked } = failing(9, new Unreachable('reset'));

    await expect(setUp(carry).send(read, null)).rejects.toMatchObject({
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      originalError: new Unreachable('reset'),
    });
    expect(asked()).toBe(2);
  });

  it.each([
    ['a write', write, new Unreachable('reset')],
    ['a read that may have been begun', read, new Error('cut off')],
  ])('never repeats %s', async (_, request, error) => {
    const { carry, asked } = failing(1, error);

    await expect(setUp(carry).send(request, null)).rejects.toThrow();
    expect(asked()).toBe(1);
  });

  it('gives up at the deadline and says so', async () => {
    const { send, told } = setUp(
      (_request, _context, signal) =>
        new Promise((_, fail) => {
          signal.addEventListener('abort', () => {
            fail(new Error('aborted'));
          });
        }),
      { deadlineMs: 20 },
    );

    await expect(send(read, null)).rejects.toMatchObject({ extensions: { code: 'SUBGRAPH_TIMEOUT' } });
    expect(told).toEqual(['catalog late']);
  });

  it('stops asking a subgraph that keeps failing, without waiting', async () => {
    const { carry, asked } = failing(9, new Error('down'));
    const { send, told } = setUp(carry);
    await Promise.allSettled([send(write, null)]);
    await Promise.allSettled([send(write, null)]);

    await expect(send(read, null)).rejects.toMatchObject({ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
    expect(asked()).toBe(2);
    expect(told.slice(-2)).toEqual(['catalog failed', 'catalog refused']);
    expect(told).toContain('catalog is open');
  });

  it.each([
    ['a page of HTML', '<html>Bad Gateway</html>'],
    ['nothing', ''],
    ['a list', '[{"data":null}]'],
    ['JSON that is no answer', '{"statusCode":404}'],
    ['the beginning of an answer', '{"data":{"a"'],
    ['a number where data belongs', ' {"data":1}'],
  ])('counts %s as a failure, asks no second time, and stops asking', async (_, text) => {
    let asked = 0;
    const { send, told } = setUp(async () => {
      asked += 1;
      return text;
    });
    for (let time = 0; time < 3; time += 1) await Promise.allSettled([send(read, null)]);

    expect(asked).toBe(2);
    expect(told).toEqual(['catalog failed', 'catalog is open', 'catalog failed', 'catalog refused']);
  });

  it.each([
    ['errors of its own', '{"errors":[{"message":"no"}],"data":null}'],
    ['another order', '{"extensions":{},"data":{"a":1}}'],
    ['a line before and after', '\n{"data":null}\n'],
  ])('takes an answer with %s for one', async (_, text) => {
    const { send, told } = setUp(async () => text);
    for (let time = 0; time < 4; time += 1) await expect(send(read, null)).resolves.toBe(text);

    expect(told).not.toContain('catalog failed');
  });

  it('keeps asking the others', async () => {
    const { send } = setUp(async ({ service }) => {
      if (service === 'catalog') throw new Error('down');
      return ANSWER;
    });
    for (let time = 0; time < 3; time += 1) await Promise.allSettled([send(write, null)]);

    await expect(send({ ...read, service: 'forge' }, null)).resolves.toBe(ANSWER);
  });

  it('comes back when the subgraph does', async () => {
    const { carry } = failing(2, new Error('down'));
    const { send, told } = setUp(carry, { coolDownMs: 0 });
    await Promise.allSettled([send(write, null)]);
    await Promise.allSettled([send(write, null)]);

    await expect(send(read, null)).resolves.toBe(ANSWER);
    expect(told).toEqual(
      expect.arrayContaining(['catalog is open', 'catalog is half-open', 'catalog is closed']),
    );
  });
});
