import { createPage } from '../page.ts';
import type { TelemetryEvent } from '../telemetry.ts';
import { contributionOf, surfaceOf } from '../testing/builders.ts';
import { accessTo, serve } from '../testing/serve.ts';
import { createEventFunctions } from './event-functions.ts';

const EVENT = { name: 'contact.beforeSave', modes: ['intercept'] } as const;

const answering = (answers: object[] | null, more: object = { userErrors: [] }) =>
  serve((_request, response) =>
    response.end(JSON.stringify({ data: { emitHostEvent: { answers, ...more } } })),
  );
const answerOf = (verdict: string, parts: object = {}) => ({
  ...{ installationId: 'ins_1', pluginId: 'plg_1', verdict, reason: null, patch: null, outcome: 'OK' },
  ...parts,
});

function functionsOf(server: { origin: string }) {
  const heard: TelemetryEvent[] = [];
  const surface = surfaceOf({ events: [EVENT] });
  const page = createPage(surface);
  page.context.set({ 'contact.stage': 'customer' });
  page.take({ etag: 'e', feedSeq: 0, epoch: 0, validUntil: null, contributions: [contributionOf()] });
  const scope = { host: 'crm', organization: 'acme', user: 'ada' };
  const options = { ...accessTo(server), surface, scope, sandboxUrl: '/' };
  const functions = createEventFunctions(page, options, (event) => heard.push(event));
  return { heard, ...functions };
}

describe('asking functions about an event', () => {
  it('names the place and the event, and reads each word in order', async () => {
    await using server = await answering([
      answerOf('ALLOW'),
      answerOf('BLOCK', { reason: 'No.' }),
      answerOf('PATCH', { patch: { phone: '1' } }),
    ]);
    const { ask, heard } = functionsOf(server);
    const answers = await ask(EVENT, { id: 7 }, 500);
    expect(JSON.parse(JSON.stringify(answers.map(({ answer }) => answer)))).toEqual([
      { type: 'allow' },
      { type: 'block', reason: 'No.' },
      { type: 'patch', patch: { phone: '1' } },
    ]);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
      variables: {
        input: {
          scope: { host: 'crm', organization: 'acme' },
          event: 'contact.beforeSave',
          payload: { id: 7 },
          // Listeners whose when clause is false in it are not asked.
          context: { 'contact.stage': 'customer' },
        },
      },
    });
    expect(heard).toEqual([]);
  });

  it.each([
    [answerOf('NONE', { outcome: 'TIMEOUT' }), 'TIMEOUT'],
    [answerOf('NONE'), 'UNREADABLE'],
  ])('takes %j for allowing, and reports it', async (answer, message) => {
    await using server = await answering([answer]);
    const { ask, heard } = functionsOf(server);
    expect(await ask(EVENT, {}, 500)).toMatchObject([{ answer: { type: 'allow' } }]);
    expect(heard).toEqual([
      { type: 'event-defaulted', event: 'contact.beforeSave', installationId: 'ins_1', message },
    ]);
  });

  it('takes a patch that is none for allowing', async () => {
    await using server = await answering([answerOf('PATCH', { patch: 'x' })]);
    expect(await functionsOf(server).ask(EVENT, {}, 500)).toMatchObject([{ answer: { type: 'allow' } }]);
  });

  it.each<[string, object]>([
    ['a refusal', { userErrors: [{ code: 'BAD_INPUT', message: 'No such event.' }] }],
    ['nothing readable', { answers: undefined, userErrors: 7 }],
  ])('decides nothing on %s', async (_name, more) => {
    await using server = await answering(null, more);
    await expect(functionsOf(server).ask(EVENT, {}, 500)).resolves.toEqual([]);
  });

  it('goes on without a marketplace, and says so', async () => {
    const { ask, heard } = functionsOf({ origin: 'http://127.0.0.1:1' });
    await expect(ask(EVENT, {}, 500)).resolves.toEqual([]);
    expect(heard).toMatchObject([{ type: 'event-defaulted', installationId: null }]);
  });

  it('waits for the time of the event and the way there and back, not longer', async () => {
    await using server = await serve(() => undefined);
    const began = performance.now();
    const { ask, heard } = functionsOf(server);
    await expect(ask(EVENT, {}, 100)).resolves.toEqual([]);
    expect(performance.now() - began).toBeGreaterThan(550);
    expect(heard).toHaveLength(1);
  });
});

describe('the name of a plugin that answered', () => {
  const answer = { answer: { type: 'allow' }, outcome: 'OK' } as const;

  it('is that of the page, where it is on the page', async () => {
    const { nameOf } = functionsOf({ origin: 'http://127.0.0.1:1' });
    await expect(nameOf({ ...answer, installationId: 'ins_1', pluginId: 'plg_1' })).resolves.toBe('Orchard');
  });

  it('is asked for where it has nothing on the page, and not insisted on', async () => {
    await using server = await serve((_request, response) =>
      response.end(JSON.stringify({ data: { plugin: { listing: { title: 'Save Policy' } } } })),
    );
    const elsewhere = { ...answer, installationId: 'ins_2', pluginId: 'plg_2' };
    await expect(functionsOf(server).nameOf(elsewhere)).resolves.toBe('Save Policy');
    const { nameOf } = functionsOf({ origin: 'http://127.0.0.1:1' });
    await expect(nameOf(elsewhere)).resolves.toBe('A plugin');
  });
});
