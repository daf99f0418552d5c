import { z } from 'zod';
import { createAsk } from './graphql.ts';

const shape = z.object({ name: z.string() });
const token = async () => 'token-1';

function answering(body: unknown, init: ResponseInit = {}) {
  const sent: RequestInit[] = [];
  const send: typeof fetch = async (_url, request) => {
    sent.push(request ?? {});
    return new Response(JSON.stringify(body), init);
  };
  return { sent, ask: createAsk('https://gateway.example', token, send) };
}

describe('asking the marketplace', () => {
  it('carries the token of the person', async () => {
    const { sent, ask } = answering({ data: { name: 'Ada' } });

    await expect(ask('{ name }', {}, shape)).resolves.toEqual({ name: 'Ada' });
    expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer token-1' });
  });

  it('accepts an answer that holds errors beside all that is needed', async () => {
    const { ask } = answering({ data: { name: 'Ada', trust: null }, errors: [{ message: 'Not for you.' }] });

    await expect(ask('{ name trust }', {}, shape)).resolves.toEqual({ name: 'Ada' });
  });

  it('tells what the marketplace said went wrong, with the request id', async () => {
    const headers = { 'x-request-id': 'req-7' };
    const { ask } = answering({ data: null, errors: [{ message: 'Slow down.' }] }, { headers });

    await expect(ask('{ name }', {}, shape)).rejects.toThrow('Slow down. (Request req-7)');
  });

  it('says why when a part that must be there is missing', async () => {
    const { ask } = answering({ data: { name: null }, errors: [{ message: 'catalog is away.' }] });

    await expect(ask('{ name }', {}, shape)).rejects.toThrow('catalog is away.');
  });

  it('never takes what nobody could look up for what is not there', async () => {
    const optional = z.object({ plugin: z.object({ id: z.string() }).nullable() });
    const away = answering({ data: { plugin: null }, errors: [{ message: 'catalog is away.' }] });
    const absent = answering({ data: { plugin: null } });

    await expect(away.ask('{ plugin }', {}, optional)).rejects.toThrow('catalog is away.');
    await expect(absent.ask('{ plugin }', {}, optional)).resolves.toEqual({ plugin: null });
  });

  it('names the status when the answer is no GraphQL at all', async () => {
    const { ask } = answering('<html>', { status: 502 });

    await expect(ask('{ name }', {}, shape)).rejects.toThrow('The marketplace answered with 502.');
  });

  it('says that the marketplace is out of reach when the line is dead', async () => {
    const ask = createAsk('https://gateway.example', token, () => Promise.reject(new TypeError('failed')));

    await expect(ask('{ name }', {}, shape)).rejects.toThrow('cannot be reached');
  });
});
