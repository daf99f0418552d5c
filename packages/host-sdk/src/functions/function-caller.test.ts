import { accessTo, serve, type TestServer } from '../testing/serve.ts';
import { createFunctionCaller } from './function-caller.ts';

const LIMITS = { callMs: 2_000, pendingFunctions: 2, functionPayloadBytes: 20 };

const answering = (invokeFunction: unknown, errors?: object[]) =>
  serve((_request, response) => response.end(JSON.stringify({ data: { invokeFunction }, errors })));
const ended = (outcome: string, message: string | null = null) =>
  answering({ invocation: { outcome, message }, value: null, userErrors: [] });
const callerOf = (server: Pick<TestServer, 'origin'>, limits = LIMITS) =>
  createFunctionCaller(accessTo(server), 'ins_1', limits);

describe("calling a plugin's own function from its page", () => {
  it('answers what the function returned', async () => {
    const value = { company: 'Orchard', employees: 3 };
    await using server = await answering({ invocation: { outcome: 'OK' }, value, userErrors: [] });
    const answer = await callerOf(server)('lookUp', { a: 1 });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(value);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
      variables: { input: { installationId: 'ins_1', function: 'lookUp', payload: { a: 1 } } },
    });
  });

  it.each([
    ['ERROR', 'No such company.', 'No such company.'],
    ['TIMEOUT', null, 'took too long'],
    ['MEMORY', null, 'more memory'],
    ['REFUSED', null, 'may not run functions right now'],
    ['QUARANTINED', '', 'broke its sandbox'],
    ['NEWLY_INVENTED', null, 'did not say how'],
  ])('rejects with the outcome %s and words a plugin can show', async (code, said, words) => {
    await using server = await ended(code, said);
    await expect(callerOf(server)('lookUp', null)).rejects.toMatchObject({
      name: 'SandboxError',
      code,
      message: expect.stringContaining(words) as unknown,
    });
  });

  it('passes on what can be put right', async () => {
    const userErrors = [{ code: 'BAD_INPUT', message: 'This version has no function "x".' }];
    await using server = await answering({ invocation: null, value: null, userErrors });
    await expect(callerOf(server)('x', null)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: 'This version has no function "x".',
    });
  });

  it('says so when the marketplace refuses, and when it cannot be reached', async () => {
    await using server = await answering(null, [{ message: 'You may not do that.' }]);
    await expect(callerOf(server)('lookUp', null)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('You may not do that.') as unknown,
    });
    const nowhere = { origin: 'http://127.0.0.1:1' };
    await expect(callerOf(nowhere)('lookUp', null)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The marketplace cannot be reached. Try again.',
    });
  });

  it('does not wait for ever', async () => {
    await using server = await serve(() => undefined);
    const call = callerOf(server, { ...LIMITS, callMs: 50 })('lookUp', null);
    await expect(call).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('sends nothing that is too large', async () => {
    await using server = await ended('OK');
    await expect(callerOf(server)('lookUp', 'ä'.repeat(10))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(server.requests).toEqual([]);
    await expect(callerOf(server)('lookUp', 'a'.repeat(18))).resolves.toBeNull();
  });

  it('waits for a few at a time, and for the next when one has ended', async () => {
    const held: (() => void)[] = [];
    await using server = await serve((_request, response) => {
      held.push(() => {
        response.end('{}');
      });
    });
    const call = callerOf(server);
    const first = [call('a', null), call('b', null)].map((one) => one.catch((error: unknown) => error));
    await expect(call('c', null)).rejects.toMatchObject({ code: 'TOO_MANY_CALLS' });
    while (held.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const release of held.splice(0)) release();
    await Promise.all(first);
    const again = call('d', null).catch((error: unknown) => error);
    while (held.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    held[0]?.();
    await expect(again).resolves.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
