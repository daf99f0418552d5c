import type { Json, JsonObject } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from './contribution.ts';
import { emitEvent } from './emit-event.ts';
import type { Installations } from './installations.ts';
import { createPage } from './page.ts';
import { contributionOf, surfaceOf } from './testing/builders.ts';

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

function emitting(
  answers: Record<string, Answer>,
  listeners = Object.keys(answers).map((name) => listener(name)),
) {
  const surface = surfaceOf({
    events: [
      {
        name: 'contact.beforeSave',
        modes: ['intercept', 'observe'],
        timeoutMs: 40,
        patch: { type: 'object', properties: { phone: {} } },
      },
      { name: 'contact.secret', modes: ['observe'], permission: 'secrets:read' },
    ],
  });
  const page = createPage(surface);
  page.take({ etag: 'e', feedSeq: 0, epoch: 0, validUntil: null, contributions: listeners });
  const asked: [string, Json][] = [];
  const unused = () => {
    throw new Error('not asked');
  };
  const installations: Installations = {
    invoke: ({ key }, args) => {
      asked.push([key, args]);
      return answers[key]?.(args) ?? Promise.resolve(null);
    },
    mount: unused,
    endDenied: unused,
    endReplaced: unused,
    endAll: unused,
  };
  const emit = (payload: JsonObject, event = 'contact.beforeSave') =>
    emitEvent(event, payload, page, installations);
  return { emit, asked };
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
    const { emit, asked } = emitting({
      a: async () => ({ type: 'patch', patch: { phone: '+44', owner: 'me' } }),
      b: async () => null,
    });
    await expect(emit({ phone: '44', owner: 'ada' })).resolves.toEqual({
      type: 'allow',
      payload: { phone: '+44', owner: 'ada' },
    });
    expect(asked[1]).toEqual(['b', { phone: '+44', owner: 'ada' }]);
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

  it('does not wait for observers, and lets none of them decide', async () => {
    const answers = { a: () => new Promise<Json>(() => undefined) };
    const { emit, asked } = emitting(answers, [listener('a', {}, 'observe')]);
    await expect(emit({})).resolves.toMatchObject({ type: 'allow' });
    expect(asked).toHaveLength(1);
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
