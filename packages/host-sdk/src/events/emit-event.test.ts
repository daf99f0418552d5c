import type { Json, JsonObject } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from '../contribution.ts';
import { emitEvent, type Emitting } from './emit-event.ts';
import type { FunctionAnswer } from '../functions/ask-functions.ts';
import type { EventFunctions } from '../functions/event-functions.ts';
import { createPage } from '../page.ts';
import type { TelemetryEvent } from '../telemetry.ts';
import { contributionOf, surfaceOf } from '../testing/builders.ts';

type Answer = (args: Json) => Promise<Json>;

function listener(name: string, parts: Partial<Contribution> = {}, mode = 'intercept'): Contribution {
  const detail = { event: 'contact.beforeSave', mode };
  return contributionOf({
    key: name,
    installationId: name,
    pluginName: name,
    kind: 'event',
    extensionPoint: null,
    handler: name,
    detail,
    ...parts,
  });
}

/** What may be on its way still when an event happens. */
interface Late {
  readonly prepare?: Emitting['installations']['prepare'];
  /** Called with what brings the first answer; without it, the page has it already. */
  readonly answered?: (answer: () => void) => Promise<void>;
}

function emitting(
  answers: Record<string, Answer>,
  listeners = Object.keys(answers).map((name) => listener(name)),
  onServer: readonly FunctionAnswer[] | Promise<readonly FunctionAnswer[]> = [],
  { prepare = async () => undefined, answered }: Late = {},
) {
  const surface = surfaceOf({
    events: [
      {
        name: 'contact.beforeSave',
        modes: ['intercept', 'observe'],
        timeoutMs: 40,
        patch: { type: 'object', properties: { phone: { type: 'string' } } },
      },
      { name: 'contact.opened', modes: ['observe'] },
      { name: 'contact.secret', modes: ['observe'], permission: 'secrets:read' },
    ],
  });
  const page = createPage(surface);
  const answer = (): void => {
    page.take({ etag: 'e', feedSeq: 0, epoch: 0, validUntil: null, contributions: listeners });
  };
  if (!answered) answer();
  const asked: [string, Json][] = [];
  const installations: Emitting['installations'] = {
    prepare,
    invoke: ({ key }, args) => {
      asked.push([key, args]);
      return answers[key]?.(args) ?? Promise.resolve(null);
    },
    refuse: ({ key }, fields) => refused.push([key, fields.map(({ code, field }) => `${code} ${field}`)]),
  };
  const refused: [string, string[]][] = [];
  const telemetry: TelemetryEvent[] = [];
  const told: [string, JsonObject, number][] = [];
  const functions: EventFunctions = {
    ask: async ({ name }, payload, timeoutMs) => {
      told.push([name, payload, timeoutMs]);
      return onServer;
    },
    nameOf: async ({ pluginId }) => `Title of ${pluginId}`,
  };
  const emit = (payload: JsonObject, event = 'contact.beforeSave') =>
    emitEvent(event, payload, {
      ...{ page, installations, functions, telemetry: (reported) => telemetry.push(reported) },
      answered: answered?.(answer) ?? Promise.resolve(),
    });
  return { emit, asked, told, refused, telemetry };
}

describe('emitting an event', () => {
  it('goes on when every interceptor allows', async () => {
    const { emit } = emitting({ a: async () => ({ type: 'allow' }), b: async () => null });
    await expect(emit({ name: 'Ada' })).resolves.toEqual({ type: 'allow', payload: { name: 'Ada' } });
  });

  it('ends with the reason of the first that blocks, and asks no further', async () => {
    const { emit, asked } = emitting({
      a: async () => ({ type: 'block', reason: 'No country code.' }),
      b: async () => ({ type: 'allow' }),
    });
    await expect(emit({})).resolves.toEqual({ type: 'block', reason: 'No country code.', pluginName: 'a' });
    expect(asked).toHaveLength(1);
  });

  it('hands patches on, of the fields the surface names', async () => {
    const { emit, asked, refused, telemetry } = emitting({
      a: async () => ({ type: 'patch', patch: { phone: '+44', owner: 'me' } }),
      b: async () => null,
    });
    await expect(emit({ phone: '44', owner: 'ada' })).resolves.toEqual({
      type: 'allow',
      payload: { phone: '+44', owner: 'ada' },
    });
    expect(asked[1]).toEqual(['b', { phone: '+44', owner: 'ada' }]);
    expect(refused).toEqual([['a', ['PATCH_FIELD_NOT_DECLARED owner']]]);
    expect(telemetry).toMatchObject([
      { type: 'patch-refused', event: 'contact.beforeSave', installationId: 'a' },
    ]);
  });

  it.each<[string, Answer]>([
    ['hangs', () => new Promise(() => undefined)],
    ['fails', () => Promise.reject(new Error('x'))],
    ['answers nonsense', async () => ({ type: 'block', reason: 7 })],
    ['answers with a text', async () => 'block'],
  ])('goes on when an interceptor %s', async (_name, answer) => {
    const { emit } = emitting({ a: answer });
    await expect(emit({ a: 1 })).resolves.toEqual({ type: 'allow', payload: { a: 1 } });
  });

  it('reports who was not waited for any longer', async () => {
    const { emit, telemetry } = emitting({ a: () => new Promise(() => undefined) });
    await emit({});
    expect(telemetry).toEqual([
      {
        type: 'event-defaulted',
        event: 'contact.beforeSave',
        installationId: 'a',
        message: 'It did not answer within 40 ms.',
      },
    ]);
  });

  it('does not wait for observers, and lets none of them decide', async () => {
    const answers = { a: () => new Promise<Json>(() => undefined) };
    const { emit, asked, telemetry } = emitting(answers, [listener('a', {}, 'observe')]);
    await expect(emit({})).resolves.toMatchObject({ type: 'allow' });
    expect(asked).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(telemetry).toEqual([]);
  });

  it('tells only those who were granted what the event costs', async () => {
    const detail = { event: 'contact.secret', mode: 'observe' };
    const { emit, asked } = emitting({}, [
      listener('a', { detail, grants: ['secrets:read'] }),
      listener('b', { detail }),
    ]);
    await emit({}, 'contact.secret');
    expect(asked.map(([key]) => key)).toEqual(['a']);
  });

  it('refuses a mode the surface does not offer', async () => {
    const detail = { event: 'contact.secret', mode: 'intercept' };
    const { emit, asked } = emitting({}, [listener('a', { detail, grants: ['secrets:read'] })]);
    await emit({}, 'contact.secret');
    expect(asked).toEqual([]);
  });

  it('refuses an event the surface does not declare', async () => {
    await expect(emitting({}).emit({}, 'contact.deleted')).rejects.toThrow('no event "contact.deleted"');
  });
});

describe('an event that happens before its interceptors are ready', () => {
  const never = (): Promise<never> => new Promise(() => undefined);
  const blocking = { a: async () => ({ type: 'block', reason: 'No.' }) };
  const blocked = { type: 'block', reason: 'No.', pluginName: 'a' };

  it('waits for those that are starting, however long a start takes', async () => {
    let started = (): void => undefined;
    const prepare = (): Promise<void> => new Promise((resolve) => (started = resolve));
    const { emit, asked } = emitting(blocking, undefined, [], { prepare });
    const ended = emit({});
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(asked).toEqual([]);
    started();
    await expect(ended).resolves.toEqual(blocked);
  });

  it('starts all of them side by side', async () => {
    const started: string[] = [];
    const prepare: Late['prepare'] = async ({ key }) => {
      started.push(key);
      if (started.length < 2) await never();
    };
    void emitting({ a: never, b: never }, undefined, [], { prepare }).emit({});
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(started).toEqual(['a', 'b']);
  });

  it('waits for the first answer of the marketplace, which names them', async () => {
    const answered: Late['answered'] = async (answer) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      answer();
    };
    await expect(emitting(blocking, undefined, [], { answered }).emit({})).resolves.toEqual(blocked);
  });

  it('goes on without a marketplace that does not answer in time', async () => {
    const { emit, asked, telemetry } = emitting(blocking, undefined, [], { answered: never });
    await expect(emit({ id: 1 })).resolves.toEqual({ type: 'allow', payload: { id: 1 } });
    expect(asked).toEqual([]);
    expect(telemetry).toMatchObject([{ type: 'event-defaulted', installationId: null }]);
  });

  it('is not kept back where nobody may intercept', async () => {
    const { emit } = emitting({}, [], [], { answered: never });
    await expect(emit({}, 'contact.opened')).resolves.toMatchObject({ type: 'allow' });
  });
});

describe('functions on the server that listen to an event', () => {
  const says = (answer: FunctionAnswer['answer'], pluginId = 'plg_1'): FunctionAnswer => ({
    installationId: `ins_${pluginId}`,
    pluginId,
    outcome: 'OK',
    answer,
  });

  it('are asked about the payload as it came, for as long as the surface says', async () => {
    const patching = { a: async () => ({ type: 'patch', patch: { phone: '+44' } }) };
    const { emit, told } = emitting(patching);
    await emit({ phone: '44' });
    expect(told).toEqual([['contact.beforeSave', { phone: '44' }, 40]]);
  });

  it('are asked while the page answers, not after it', async () => {
    const order: string[] = [];
    const { emit, told } = emitting({
      a: async () => {
        order.push(`page, ${told.length} told`);
        return null;
      },
    });
    await emit({});
    expect(order).toEqual(['page, 1 told']);
  });

  it('block with their reason and the name of their plugin', async () => {
    const { emit } = emitting(
      {},
      [],
      [says({ type: 'allow' }), says({ type: 'block', reason: 'No.' }, 'plg_2')],
    );
    await expect(emit({})).resolves.toEqual({ type: 'block', reason: 'No.', pluginName: 'Title of plg_2' });
  });

  it('patch after the page, in their order, and only fields of the surface', async () => {
    const { emit } = emitting({ a: async () => ({ type: 'patch', patch: { phone: 'page' } }) }, undefined, [
      says({ type: 'patch', patch: { phone: 'first' } }),
      says({ type: 'patch', patch: { phone: 'second', owner: 'me' } }),
    ]);
    await expect(emit({ phone: '', owner: 'ada' })).resolves.toEqual({
      type: 'allow',
      payload: { phone: 'second', owner: 'ada' },
    });
  });

  it('are not waited for where the page has blocked already', async () => {
    const blocking = { a: async () => ({ type: 'block', reason: 'No.' }) };
    const { emit } = emitting(blocking, undefined, new Promise(() => undefined));
    await expect(emit({})).resolves.toMatchObject({ type: 'block', pluginName: 'a' });
  });

  it('are told and not waited for where nobody may intercept', async () => {
    const { emit, told } = emitting({}, [], new Promise(() => undefined));
    await expect(emit({ id: 1 }, 'contact.opened')).resolves.toEqual({ type: 'allow', payload: { id: 1 } });
    expect(told).toHaveLength(1);
  });
});
