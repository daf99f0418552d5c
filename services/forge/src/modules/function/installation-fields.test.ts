import { aForgeWithFunctions, alsoInstalled } from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { INSTALLATION, installFunctions } from '../../testing/installed.ts';
import { hostAdmin, mara, reviewer, someone } from '../../testing/sessions.ts';

let forge: TestForge;

beforeEach(async () => {
  ({ forge } = await aForgeWithFunctions(async ({ payload }) => ({
    outcome: 'ok',
    value: null,
    logs: [
      { level: 'info', at: 1_000, text: `ran ${JSON.stringify(payload)}` },
      { level: 'error', at: 2_000, text: 'a zero \0 here' },
    ],
  })));
});
afterEach(() => forge.close());

const endUser = someone('act_user', ['endUser'], { scope: { host: 'crm', organization: 'acme' } });

const FIELDS = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Installation {
  id
  functions { name title public timeoutMs }
  schedules { id function every nextAt lastInvocation { id } }
  webhooks { id function title createdAt }
  usage { invocationsThisMinute invocationsPerMinute storageBytes storageLimitBytes storageKeys }
  invocations(first: 2) { nodes { id function outcome } pageInfo { hasNextPage endCursor } }
} } }`;

async function fieldsOf(session = hostAdmin, ...ids: string[]): Promise<Record<string, unknown>[]> {
  const of = (ids.length > 0 ? ids : [INSTALLATION]).map((id) => ({ __typename: 'Installation', id }));
  const answer = (await forge.ask(session, FIELDS, { of })) as { _entities: Record<string, unknown>[] };
  return answer._entities;
}

async function call(payload: unknown, times = 1): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < times; n++) {
    const answer = (await forge.ask(
      endUser,
      'mutation ($input: InvokeFunctionInput!) { invokeFunction(input: $input) { invocation { id } } }',
      { input: { installationId: INSTALLATION, function: 'greet', payload } },
    )) as { invokeFunction: { invocation: { id: string } } };
    ids.push(answer.invokeFunction.invocation.id);
  }
  return ids;
}

describe('an installation', () => {
  it('shows its functions, what sets them going, and what they used', async () => {
    await installFunctions(forge);
    const ids = await call('a', 3);
    expect(await fieldsOf()).toMatchObject([
      {
        functions: [
          { name: 'greet', title: 'Greet', public: true, timeoutMs: 2_000 },
          { name: 'nightly', public: false, timeoutMs: 30_000 },
          { name: 'check', timeoutMs: 700 },
          { name: 'note' },
          { name: 'inbound' },
        ],
        schedules: [{ id: 'night', function: 'nightly', every: '0 2 * * *', lastInvocation: null }],
        webhooks: [{ id: 'mail', function: 'inbound', title: 'From the mail server', createdAt: null }],
        usage: {
          ...{ invocationsThisMinute: 3, invocationsPerMinute: 600 },
          ...{ storageBytes: 0, storageLimitBytes: 1_048_576, storageKeys: 0 },
        },
        invocations: {
          nodes: [ids[2], ids[1]].map((id) => ({ id, function: 'greet', outcome: 'OK' })),
          pageInfo: { hasNextPage: true },
        },
      },
    ]);
  });

  it('shows people of its host what they may call, and to those who may read what they do, the rest', async () => {
    await installFunctions(forge);
    const nothing = { schedules: null, webhooks: null, usage: null, invocations: null };
    expect(await fieldsOf(endUser)).toMatchObject([
      { ...nothing, functions: [{ name: 'greet' }, {}, {}, {}, {}] },
    ]);
    expect(await fieldsOf(reviewer)).toMatchObject([{ usage: { storageKeys: 0 } }]);
    expect(await fieldsOf(mara)).toMatchObject([{ ...nothing, functions: null }]);
  });

  it('of another place, another marketplace, or none shows nothing', async () => {
    await installFunctions(forge);
    const nothing = { functions: null, schedules: null, webhooks: null, usage: null, invocations: null };
    const elsewhere = { ...hostAdmin, scope: { host: 'crm', organization: 'other' } };
    expect(await fieldsOf(elsewhere)).toMatchObject([nothing]);
    expect(await fieldsOf({ ...hostAdmin, marketplaceId: 'mkt_two' })).toMatchObject([nothing]);
    expect(await fieldsOf(hostAdmin, 'ins_none')).toMatchObject([nothing]);
  });

  it('is read with as many statements as ten are', async () => {
    const state = await installFunctions(forge);
    const ids = [INSTALLATION];
    for (let n = 0; n < 9; n++) {
      ids.push((await alsoInstalled(forge, state, { id: `ins_${n}` })).id);
    }
    const statementsFor = async (wanted: string[]) => {
      const before = forge.statements.length;
      await fieldsOf(hostAdmin, ...wanted);
      return forge.statements.length - before;
    };
    expect(await statementsFor(ids)).toBe(await statementsFor(ids.slice(0, 1)));
  });
});

describe('an invocation', () => {
  const ASK = 'query ($id: ID!) { invocation(id: $id) { id outcome startedAt } }';

  it('is shown to whoever called and to those who may read what functions do, at their place', async () => {
    await installFunctions(forge);
    const [id] = await call('a');
    const shown = { invocation: { id, outcome: 'OK' } };
    expect(await forge.ask(endUser, ASK, { id })).toMatchObject(shown);
    expect(await forge.ask(hostAdmin, ASK, { id })).toMatchObject(shown);
    expect(await forge.ask(reviewer, ASK, { id })).toMatchObject(shown);
    const colleague = { ...endUser, actorId: 'act_colleague' };
    const elsewhere = { ...hostAdmin, scope: { host: 'crm', organization: 'other' } };
    for (const session of [colleague, elsewhere, { ...hostAdmin, marketplaceId: 'mkt_two' }]) {
      expect(await forge.ask(session, ASK, { id })).toEqual({ invocation: null });
    }
  });
});

describe('what functions write', () => {
  const LOGS = `query ($id: ID!, $level: LogLevel, $first: Int, $after: String, $since: String, $by: ID) {
    functionLogs(installationId: $id, invocationId: $by, level: $level, first: $first, after: $after, since: $since) {
      edges { cursor node { level text function invocationId at } } pageInfo { hasNextPage endCursor } } }`;
  interface Logs {
    functionLogs: {
      edges: { cursor: string; node: Record<string, string> }[];
      pageInfo: { endCursor: string | null };
    };
  }
  const logs = async (variables: object = {}, session = hostAdmin) =>
    ((await forge.ask(session, LOGS, { id: INSTALLATION, ...variables })) as Logs).functionLogs;
  const texts = ({ edges }: Logs['functionLogs']) => edges.map(({ node }) => node['text']);

  it('is read newest first, and narrowed to a run or a level', async () => {
    await installFunctions(forge);
    const one = await call('one');
    await call('two');
    expect(texts(await logs())).toEqual([
      'a zero \uFFFD here',
      'ran "two"',
      'a zero \uFFFD here',
      'ran "one"',
    ]);
    expect(texts(await logs({ level: 'INFO' }))).toEqual(['ran "two"', 'ran "one"']);
    expect(texts(await logs({ by: one[0] }))).toEqual(['a zero \uFFFD here', 'ran "one"']);
    const first = await logs({ first: 1 });
    expect(texts(await logs({ after: first.pageInfo.endCursor, first: 1 }))).toEqual(['ran "two"']);
  });

  it('is followed by its tail: nothing is missed, nothing comes twice', async () => {
    await installFunctions(forge);
    await call('one');
    const [newest] = (await logs({ first: 1 })).edges;
    expect(texts(await logs({ since: newest?.cursor }))).toEqual([]);
    await Promise.all([call('two'), call('three')]);
    const tail = await logs({ since: newest?.cursor });
    expect(texts(tail).toSorted()).toEqual([
      'a zero \uFFFD here',
      'a zero \uFFFD here',
      'ran "three"',
      'ran "two"',
    ]);
    expect(texts(await logs({ since: tail.pageInfo.endCursor }))).toEqual([]);
  });

  it('is for those who may read it, at their place', async () => {
    await installFunctions(forge);
    await call('one');
    const elsewhere = { ...hostAdmin, scope: { host: 'crm', organization: 'other' } };
    for (const session of [endUser, mara, elsewhere, { ...hostAdmin, marketplaceId: 'mkt_two' }]) {
      expect((await logs({}, session)).edges).toEqual([]);
    }
    expect((await logs({}, reviewer)).edges).toHaveLength(2);
  });
});
