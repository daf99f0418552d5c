import { installationChanged, restrictionChanged } from '@guildhall/schema';
import type { FakeRun } from '../../testing/fake-sandbox.ts';
import { aForgeWithFunctions, alsoInstalled, type TestSandbox } from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { anInstallation, INSTALLATION, installFunctions, RELEASE_DIGEST } from '../../testing/installed.ts';
import { hostAdmin, mara, someone, stranger } from '../../testing/sessions.ts';
import { aRestriction } from '../../testing/states.ts';

let forge: TestForge;
let play: FakeRun;
let sandbox: TestSandbox;

beforeEach(async () => {
  play = async () => ({});
  ({ forge, sandbox } = await aForgeWithFunctions((invocation, host) => play(invocation, host)));
});
afterEach(() => forge.close());

const endUser = someone('act_user', ['endUser'], {
  actorKind: 'HOST_USER',
  scope: { host: 'crm', organization: 'acme', workspace: 'sales' },
});

const INVOKE = `mutation ($input: InvokeFunctionInput!) {
  invokeFunction(input: $input) {
    done: value
    invocation { id function trigger state how: outcome message startedAt finishedAt cpuMs ...used }
    userErrors { code message field }
  }
}
fragment used on Invocation { wallMs hostCalls fetches }`;

interface Answer {
  invokeFunction: {
    done: unknown;
    invocation: Record<string, unknown> | null;
    userErrors: { code: string; message: string }[];
  };
}

async function invoke(input: object = {}, session = endUser): Promise<Answer['invokeFunction']> {
  const whole = { installationId: INSTALLATION, function: 'greet', ...input };
  const answer = (await forge.ask(session, INVOKE, { input: whole })) as Answer;
  return answer.invokeFunction;
}

describe('a function that a page calls', () => {
  it('runs with the code that was signed, and its answer is the answer', async () => {
    await installFunctions(forge, { code: 'the code', over: { settings: { size: 3 } } });
    play = async ({ payload }) => ({ outcome: 'ok', value: { hello: payload } });
    const { done, invocation, userErrors } = await invoke({ payload: 'Ada' });
    expect(userErrors).toEqual([]);
    expect(done).toEqual({ hello: 'Ada' });
    expect(invocation).toMatchObject({
      ...{ function: 'greet', trigger: 'CALL', state: 'FINISHED', how: 'OK', message: null },
      ...{ cpuMs: 1, wallMs: 2, hostCalls: 3, fetches: 0 },
    });
    expect(sandbox.invocations).toMatchObject([
      {
        code: 'the code',
        functionName: 'sayHello',
        payload: 'Ada',
        settings: { tone: 'warm', size: 3 },
        context: { host: 'crm', organization: 'acme', workspace: null, trigger: 'CALL', actorId: 'act_user' },
        limits: { wallMs: 2_000 },
        idempotent: false,
      },
    ]);
    expect(await forge.rows('SELECT state, outcome FROM invocation')).toEqual([
      { state: 'FINISHED', outcome: 'OK' },
    ]);
    expect(await forge.rows("SELECT 1 FROM due WHERE kind = 'invocation-lost'")).toEqual([]);
  });

  it.each([
    ['error', 'ERROR'],
    ['timeout', 'TIMEOUT'],
    ['memory', 'MEMORY'],
    ['output-too-large', 'TOO_LARGE'],
    ['too-many-host-calls', 'TOO_MANY_CALLS'],
    ['killed', 'KILLED'],
    ['refused', 'REFUSED'],
  ] as const)('and that ends with %s is shown as %s, with its message', async (outcome, shown) => {
    await installFunctions(forge);
    play = async () => ({ outcome, message: 'It went wrong.\0' });
    const { done, invocation } = await invoke();
    expect(done).toBeNull();
    expect(invocation).toMatchObject({ how: shown, state: 'FINISHED' });
    expect(await forge.rows('SELECT outcome, message FROM invocation')).toEqual([
      { outcome: shown, message: 'It went wrong.' },
    ]);
  });

  it('is noted as ended even when no sandbox can be had', async () => {
    await installFunctions(forge);
    play = () => Promise.reject(new Error('out of order'));
    expect((await invoke()).invocation).toMatchObject({
      how: 'KILLED',
      message: 'No sandbox could be had to run it in (out of order).',
    });
  });

  it('holds no transaction while it runs', async () => {
    await installFunctions(forge);
    let seen: object[] = [];
    play = async () => {
      seen = await forge.rows('SELECT state FROM invocation');
      return {};
    };
    await invoke();
    // Seen from another connection, so it was committed before.
    expect(seen).toEqual([{ state: 'RUNNING' }]);
  });

  it.each([
    ['a zero character and half a pair', '\0\ud800'],
    ['nothing', undefined],
    ['a deep thing', { a: [{ b: null }] }],
  ])('may answer with %s', async (_what, value) => {
    await installFunctions(forge);
    play = async () => ({ outcome: 'ok', value }) as object;
    const { invocation, done } = await invoke();
    expect(invocation).toMatchObject({ how: 'OK' });
    expect(done).toEqual(value ?? null);
  });
});

describe('the same request again', () => {
  it('gets the answer of the first, and nothing runs twice', async () => {
    await installFunctions(forge);
    let runs = 0;
    play = async () => ({ outcome: 'ok', value: ++runs });
    const first = await invoke({ idempotencyKey: 'k1' });
    const second = await invoke({ idempotencyKey: 'k1' });
    expect(first.done).toBe(1);
    expect(second).toEqual(first);
    expect(runs).toBe(1);
  });

  it('waits for the first while that is under way', async () => {
    await installFunctions(forge);
    const gate = Promise.withResolvers<object>();
    play = () => gate.promise;
    const first = invoke({ idempotencyKey: 'k1' });
    setTimeout(() => {
      gate.resolve({ outcome: 'ok', value: 'late' });
    }, 200);
    const second = await invoke({ idempotencyKey: 'k1' });
    expect(second.done).toBe('late');
    expect(await first).toEqual(second);
  });
});

describe('a function', () => {
  it.each([
    ['that is not public', { function: 'nightly' }, 'BAD_INPUT'],
    ['that does not exist', { function: 'nobody' }, 'BAD_INPUT'],
    ['with too large a payload', { payload: 'x'.repeat(130 * 1024) }, 'BAD_INPUT'],
    ['of an installation that does not exist', { installationId: 'ins_none' }, 'NOT_FOUND'],
  ])('%s does not run', async (_what, input, code) => {
    await installFunctions(forge);
    expect((await invoke(input)).userErrors).toMatchObject([{ code }]);
    expect(sandbox.invocations).toEqual([]);
    expect(await forge.rows('SELECT 1 FROM invocation')).toEqual([]);
  });

  it('does not run for who lacks the permission', async () => {
    await installFunctions(forge);
    await expect(invoke({}, mara)).rejects.toThrow('function:invoke');
  });

  it.each([
    ['another organization', { host: 'crm', organization: 'other' }],
    ['another host', { host: 'shop', organization: 'acme' }],
  ])('of %s does not exist', async (_what, scope) => {
    await installFunctions(forge);
    const { userErrors } = await invoke({}, { ...endUser, scope });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('of another workspace does not exist, that of the own one and of the organization do', async () => {
    await installFunctions(forge, { over: { workspace: 'support' } });
    expect((await invoke()).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await invoke({}, hostAdmin)).userErrors).toEqual([]);
  });

  it('of another marketplace does not exist', async () => {
    await installFunctions(forge);
    const { userErrors } = await invoke({}, { ...endUser, marketplaceId: 'mkt_two' });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('runs 600 times a minute and not once more', async () => {
    await installFunctions(forge);
    await forge.rows(
      "INSERT INTO invocation_count VALUES ('mkt_one', $1, date_trunc('minute', now()), 599), ('mkt_one', 'ins_old', now() - interval '1 hour', 600)",
      [INSTALLATION],
    );
    expect((await invoke()).userErrors).toEqual([]);
    expect((await invoke()).userErrors).toMatchObject([{ code: 'TOO_MANY_INVOCATIONS' }]);
    await forge.rows("UPDATE invocation_count SET minute = minute - interval '1 minute'");
    expect((await invoke()).userErrors).toEqual([]);
  });

  it('waits its turn when its marketplace has used up the minute', async () => {
    await installFunctions(forge);
    await forge.rows(
      "INSERT INTO invocation_count VALUES ('mkt_one', '*', date_trunc('minute', now()), 6000)",
    );
    expect((await invoke()).userErrors).toMatchObject([
      { code: 'TOO_MANY_INVOCATIONS', message: expect.stringContaining('marketplace') as unknown },
    ]);
  });
});

describe('code that may not run', () => {
  it.each([
    ['is disabled', { over: { state: 'DISABLED' as const } }],
    ['is not signed for', { over: { signedManifest: null } }],
    ['is signed for another installation', { forged: { installationId: 'ins_other' } }],
    ['is signed for another marketplace', { forged: { marketplaceId: 'mkt_two' } }],
    ['is signed for another release', { forged: { releaseDigest: 'f'.repeat(64) } }],
    ['is signed for a later state', { forged: { rev: 2 } }],
    ['has no functions', { forged: { bundles: [{ name: 'ui.js', sha256: 'a'.repeat(64) }] } }],
  ])('because it %s does not', async (_why, installed) => {
    await installFunctions(forge, installed);
    expect((await invoke()).userErrors).toMatchObject([{ code: 'NOT_RUNNABLE' }]);
    expect(sandbox.invocations).toEqual([]);
  });

  it('because somebody else signed for it does not', async () => {
    const state = await installFunctions(forge);
    const signedManifest = await forge.signer.sign(
      { ...state, iss: 'installation' },
      'guildhall-installation+jwt',
    );
    await forge.hear(installationChanged, { ...state, signedManifest, rev: 2 });
    expect((await invoke()).userErrors).toMatchObject([{ code: 'NOT_RUNNABLE' }]);
  });

  it.each([
    [{ type: 'VERSION' as const, id: 'ver_hello_1' }, 'HARD_BLOCK' as const],
    [{ type: 'DIGEST' as const, id: RELEASE_DIGEST }, 'DIGEST_DENY' as const],
    [{ type: 'PLUGIN' as const, id: 'plg_hello' }, 'PLUGIN_SUSPEND' as const],
  ])(
    'because of a restriction of %o does not, and what is warm is dropped everywhere',
    async (target, kind) => {
      await installFunctions(forge);
      expect((await invoke()).userErrors).toEqual([]);
      await forge.hear(restrictionChanged, aRestriction({ kind, target }));
      expect((await invoke()).userErrors).toMatchObject([{ code: 'NOT_RUNNABLE' }]);
      const told = forge.announced.filter((line) => line.startsWith('forge.evict'));
      expect(told).toEqual([expect.stringMatching(/"codeDigest":"[0-9a-f]{64}"/)]);
      await forge.hear(restrictionChanged, aRestriction({ kind, target, state: 'LIFTED', rev: 2 }));
      expect((await invoke()).userErrors).toEqual([]);
    },
  );

  it('gives no answer any more when it was stopped while it ran', async () => {
    await installFunctions(forge);
    play = async () => {
      await forge.hear(restrictionChanged, aRestriction());
      return { outcome: 'ok', value: 'too late' };
    };
    const { done, invocation } = await invoke();
    expect(done).toBeNull();
    expect(invocation).toMatchObject({
      how: 'REFUSED',
      message: 'The marketplace has stopped this version.',
    });
  });
});

describe('a version that takes processes down', () => {
  const QUARANTINED = `query { runtimeHealth { engine layers executors quarantined { releaseDigest versionId kills reason since } } }`;
  const RELEASE = `mutation ($input: ReleaseFromQuarantineInput!) {
    releaseFromQuarantine(input: $input) { released { releaseDigest } userErrors { code field } } }`;
  const owner = someone('act_owner', ['owner']);

  it('is in quarantine for every process, until somebody says why it may run again', async () => {
    await installFunctions(forge);
    play = async ({ codeDigest }) => {
      sandbox.held.push({ codeDigest, kills: 3, since: Date.now() });
      return { outcome: 'killed', message: 'It was killed.' };
    };
    expect((await invoke()).invocation).toMatchObject({ how: 'KILLED' });
    expect((await invoke()).userErrors).toMatchObject([{ code: 'QUARANTINED' }]);
    expect(await forge.ask(owner, QUARANTINED)).toMatchObject({
      runtimeHealth: {
        ...{ engine: 'quickjs', layers: ['wasm', 'process'], executors: 1 },
        quarantined: [{ releaseDigest: RELEASE_DIGEST, versionId: 'ver_hello_1', kills: 3 }],
      },
    });

    const release = (reason: string, session = owner) =>
      forge.ask(session, RELEASE, { input: { releaseDigest: RELEASE_DIGEST, reason } });
    expect(await release(' ')).toMatchObject({
      releaseFromQuarantine: { userErrors: [{ code: 'BAD_INPUT' }] },
    });
    await expect(release('Fixed.', hostAdmin)).rejects.toThrow('quarantine:release');
    expect(await release('The host was short of memory.')).toMatchObject({
      releaseFromQuarantine: { released: { releaseDigest: RELEASE_DIGEST }, userErrors: [] },
    });
    expect(await release('Again.')).toMatchObject({
      releaseFromQuarantine: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
    play = async () => ({ outcome: 'ok', value: 'well again' });
    expect((await invoke()).done).toBe('well again');
    expect(sandbox.released).toHaveLength(1);
    expect(
      await forge.rows("SELECT body FROM audit_entry WHERE action = 'quarantine.release'"),
    ).toMatchObject([{ body: { reason: 'The host was short of memory.', kills: 3 } }]);
  });

  it('is shown to those who may see it', async () => {
    await expect(forge.ask(stranger, QUARANTINED)).rejects.toThrow('runtime:read');
  });
});

describe('what installation says', () => {
  it('converges, however it is repeated and reordered', async () => {
    const state = await installFunctions(forge);
    for (const rev of [5, 3, 5, 4]) await alsoInstalled(forge, state, { rev, organization: `org-${rev}` });
    expect(await forge.rows('SELECT organization, rev FROM installation')).toEqual([
      { organization: 'org-5', rev: 5 },
    ]);
  });

  it('waits for the version it is about', async () => {
    const state = await anInstallation(forge, { name: 'functions.js', sha256: 'a'.repeat(64) });
    await expect(forge.hear(installationChanged, state)).rejects.toThrow('came before its version');
  });
});
