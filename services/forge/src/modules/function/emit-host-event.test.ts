import type { Manifest } from '@guildhall/manifest';
import { installationChanged } from '@guildhall/schema';
import type { FakeRun } from '../../testing/fake-sandbox.ts';
import {
  aForgeWithFunctions,
  alsoInstalled,
  queuedFunctions,
  runQueued,
  type TestSandbox,
} from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { functionsManifest, INSTALLATION, installFunctions } from '../../testing/installed.ts';
import { containing } from '../../testing/match.ts';
import { hostAdmin, mara } from '../../testing/sessions.ts';

let forge: TestForge;
let play: FakeRun;
let sandbox: TestSandbox;

beforeEach(async () => {
  play = async () => ({});
  ({ forge, sandbox } = await aForgeWithFunctions((invocation, host) => play(invocation, host)));
});
afterEach(() => forge.close());

const EMIT = `mutation ($input: EmitHostEventInput!) {
  emitHostEvent(input: $input) {
    answers { installationId pluginId function verdict reason patch outcome }
    queued
    userErrors { code message field }
  }
}`;

interface Answer {
  emitHostEvent: { answers: Record<string, unknown>[] | null; queued: number | null; userErrors: object[] };
}

async function emit(
  event: string,
  input: object = {},
  session = hostAdmin,
): Promise<Answer['emitHostEvent']> {
  const scope = { host: 'crm', organization: 'acme' };
  const answer = (await forge.ask(session, EMIT, { input: { scope, event, ...input } })) as Answer;
  return answer.emitHostEvent;
}

describe('a listener with a when clause', () => {
  const manifest: Manifest = {
    ...functionsManifest,
    contributes: {
      events: [
        {
          event: 'contact.beforeSave',
          mode: 'intercept',
          function: 'check',
          when: 'contact.stage == customer',
        },
        { event: 'contact.saved', mode: 'observe', function: 'note', when: 'contact.stage == customer' },
      ],
    },
  };

  it('is asked where the clause is true, and not where it is false', async () => {
    await installFunctions(forge, { manifest });
    const told = async (context?: unknown) => {
      const input = context === undefined ? {} : { context };
      const { answers } = await emit('contact.beforeSave', input);
      const { queued } = await emit('contact.saved', input);
      return [answers?.length, queued];
    };
    expect(await told({ 'contact.stage': 'customer' })).toEqual([1, 1]);
    expect(await told({ 'contact.stage': 'lead' })).toEqual([0, 0]);
    expect(await told({})).toEqual([0, 0]);
    expect(await told()).toEqual([1, 1]);
    expect(sandbox.invocations).toHaveLength(2);
  });

  it('is not reached by a context that is none', async () => {
    await installFunctions(forge, { manifest });
    expect(await emit('contact.beforeSave', { context: 'customer' })).toMatchObject({
      answers: null,
      userErrors: [{ code: 'BAD_INPUT', field: ['context'] }],
    });
    expect(sandbox.invocations).toEqual([]);
  });
});

describe('an event that may be intercepted', () => {
  it.each([
    [undefined, { verdict: 'ALLOW' }],
    [null, { verdict: 'ALLOW' }],
    [{ type: 'allow' }, { verdict: 'ALLOW' }],
    [
      { type: 'block', reason: 'No mail address.' },
      { verdict: 'BLOCK', reason: 'No mail address.' },
    ],
    [
      { type: 'patch', patch: { name: 'Ada' } },
      { verdict: 'PATCH', patch: { name: 'Ada' } },
    ],
    [
      { type: 'patch', patch: 'Ada' },
      { verdict: 'NONE', reason: containing('neither allow') },
    ],
    ['yes', { verdict: 'NONE', reason: containing('neither allow') }],
  ])('%j means %j', async (value, verdict) => {
    await installFunctions(forge);
    play = async () => ({ outcome: 'ok', value }) as object;
    const { answers, queued, userErrors } = await emit('contact.beforeSave', { payload: { id: 7 } });
    expect({ queued, userErrors }).toEqual({ queued: 0, userErrors: [] });
    const pluginId = 'plg_hello';
    expect(answers).toMatchObject([
      { installationId: INSTALLATION, pluginId, function: 'check', outcome: 'OK', ...verdict },
    ]);
    expect(sandbox.invocations).toMatchObject([
      {
        functionName: 'check',
        payload: { id: 7 },
        context: { trigger: 'EVENT', cause: 'contact.beforeSave' },
        // The shortest of surface (1000), declaration (500) and function (700).
        limits: { wallMs: 500 },
      },
    ]);
  });

  it('goes on by the default of the surface when the function fails', async () => {
    await installFunctions(forge);
    play = async () => ({ outcome: 'timeout', message: 'Too slow.' });
    expect((await emit('contact.beforeSave')).answers).toMatchObject([
      { verdict: 'NONE', outcome: 'TIMEOUT' },
    ]);
  });

  it('is answered in the order of installations, however long each takes, all at once', async () => {
    const state = await installFunctions(forge);
    for (const id of ['ins_a', 'ins_z']) await alsoInstalled(forge, state, { id, pluginId: `plg_${id}` });
    let running = 0;
    let most = 0;
    play = async ({ installationId }) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, installationId === 'ins_a' ? 150 : 20));
      running -= 1;
      return { outcome: 'ok', value: { type: 'block', reason: installationId } };
    };
    const { answers } = await emit('contact.beforeSave');
    expect(answers?.map(({ reason }) => reason)).toEqual(['ins_a', 'ins_hello', 'ins_z']);
    expect(most).toBe(3);
  });

  it('asks a plugin once that is installed in the workspace and in the organization', async () => {
    await alsoInstalled(forge, await installFunctions(forge), { id: 'ins_sales', workspace: 'sales' });
    const scope = { host: 'crm', organization: 'acme', workspace: 'sales' };
    const inSales = await emit('contact.beforeSave', { scope });
    expect(inSales.answers?.map(({ installationId }) => installationId)).toEqual(['ins_sales']);
    const elsewhere = await emit('contact.beforeSave', { scope: { ...scope, workspace: 'support' } });
    expect(elsewhere.answers?.map(({ installationId }) => installationId)).toEqual([INSTALLATION]);
  });

  it('told twice under one key is asked about once', async () => {
    await installFunctions(forge);
    play = async () => ({ outcome: 'ok', value: { type: 'block', reason: 'No.' } });
    const first = await emit('contact.beforeSave', { idempotencyKey: 'k1' });
    expect(await emit('contact.beforeSave', { idempotencyKey: 'k1' })).toEqual(first);
    expect(sandbox.invocations).toHaveLength(1);
  });

  it('takes no patch where the surface declares none', async () => {
    const events = [{ event: 'contact.beforeDelete', mode: 'intercept' as const, function: 'check' }];
    await installFunctions(forge, { manifest: { ...functionsManifest, contributes: { events } } });
    play = async () => ({ outcome: 'ok', value: { type: 'patch', patch: { a: 1 } } });
    expect((await emit('contact.beforeDelete')).answers).toMatchObject([
      { verdict: 'NONE', reason: containing('takes none'), patch: null },
    ]);
  });
});

describe('an event that is observed', () => {
  it('is queued, and runs with the patience of a job', async () => {
    await installFunctions(forge);
    expect(await emit('contact.saved', { payload: 1 })).toEqual({ answers: [], queued: 1, userErrors: [] });
    expect(sandbox.invocations).toEqual([]);
    await runQueued(forge);
    expect(sandbox.invocations).toMatchObject([{ functionName: 'note', limits: { wallMs: 30_000 } }]);
    expect(await forge.rows('SELECT trigger, state, outcome, payload FROM invocation')).toEqual([
      { trigger: 'EVENT', state: 'FINISHED', outcome: 'OK', payload: null },
    ]);
  });

  it('is run once, though its task comes twice', async () => {
    await installFunctions(forge);
    await emit('contact.saved');
    await Promise.all([runQueued(forge), runQueued(forge)]);
    await runQueued(forge);
    expect(sandbox.invocations).toHaveLength(1);
  });

  it('is refused, and says so, when the code was stopped while it waited', async () => {
    const state = await installFunctions(forge);
    await emit('contact.saved');
    await forge.hear(installationChanged, { ...state, state: 'DISABLED', rev: 2 });
    await runQueued(forge);
    expect(sandbox.invocations).toEqual([]);
    expect(await forge.rows('SELECT outcome, message FROM invocation')).toEqual([
      { outcome: 'REFUSED', message: 'The installation is not active.' },
    ]);
  });

  it('is ended as killed when its process died, and is never begun again', async () => {
    await installFunctions(forge);
    await emit('contact.saved');
    const [task] = await queuedFunctions(forge);
    play = () => new Promise(() => undefined);
    void runQueued(forge);
    while ((await forge.rows("SELECT 1 FROM due WHERE kind = 'invocation-lost'")).length === 0);
    await forge.ring('invocation-lost', task?.invocationId ?? '');
    await runQueued(forge);
    expect(sandbox.invocations).toHaveLength(1);
    expect(await forge.rows('SELECT state, outcome FROM invocation')).toEqual([
      { state: 'FINISHED', outcome: 'KILLED' },
    ]);
  });
});

describe('nobody is told of an event', () => {
  it('that the surface does not declare', async () => {
    await installFunctions(forge);
    expect((await emit('contact.beforeSvae')).userErrors).toMatchObject([
      { code: 'BAD_INPUT', field: ['event'], message: containing('Did you mean "contact.beforeSave"?') },
    ]);
  });

  it('of a place that the caller does not reach', async () => {
    await installFunctions(forge);
    const scope = { host: 'crm', organization: 'other' };
    await expect(emit('contact.saved', { scope })).rejects.toThrow('does not reach');
    await expect(emit('contact.saved', {}, mara)).rejects.toThrow('function:invoke');
    expect(await forge.rows('SELECT 1 FROM invocation')).toEqual([]);
  });

  it('whose code is stopped, or is installed elsewhere', async () => {
    const state = await installFunctions(forge);
    const others = [
      { organization: 'other' },
      { host: 'shop' },
      { state: 'DISABLED' as const },
      { workspace: 'w2' },
    ];
    for (const [index, place] of others.entries()) {
      await alsoInstalled(forge, state, { ...place, id: `ins_${index}`, pluginId: `plg_${index}` });
    }
    const { answers } = await emit('contact.beforeSave');
    expect(answers?.map(({ installationId }) => installationId)).toEqual([INSTALLATION]);
  });

  it('without the permission that the surface asks for', async () => {
    const events = [{ event: 'contact.exported', mode: 'intercept' as const, function: 'check' }];
    const manifest = { ...functionsManifest, contributes: { events } };
    const state = await installFunctions(forge, { manifest });
    expect((await emit('contact.exported')).answers).toEqual([]);
    await alsoInstalled(forge, state, { rev: 2 }, { permissions: ['contacts.read'], origins: [] });
    expect((await emit('contact.exported')).answers).toHaveLength(1);
  });
});
