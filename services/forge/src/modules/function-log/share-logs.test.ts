import { installationChanged, pluginChanged, publisherChanged } from '@guildhall/schema';
import { aForgeWithFunctions, alsoInstalled } from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { INSTALLATION, installFunctions } from '../../testing/installed.ts';
import { hostAdmin, mara, someone, stranger } from '../../testing/sessions.ts';
import { PLUGIN } from '../../testing/states.ts';
import { aPublisherAndItsPlugin } from '../../testing/submit.ts';

let forge: TestForge;
let said: string;

beforeEach(async () => {
  said = 'hello';
  ({ forge } = await aForgeWithFunctions(() =>
    Promise.resolve({ logs: [{ level: 'info', at: 1_000, text: said }] }),
  ));
  await aPublisherAndItsPlugin(forge);
});
afterEach(() => forge.close());

const SHARE = `mutation ($input: ShareFunctionLogsInput!) { shareFunctionLogs(input: $input) {
  installation { id logsSharedSince } userErrors { code field } } }`;
const LOGS = `query ($id: ID!, $after: String, $since: String) {
  functionLogs(installationId: $id, after: $after, since: $since) { nodes { text } edges { cursor } } }`;
const SOURCES = `query ($id: ID!, $first: Int, $after: String) { sharedLogs(pluginId: $id, first: $first, after: $after) {
  nodes { installationId host versionId since } pageInfo { hasNextPage endCursor } } }`;

interface Shared {
  shareFunctionLogs: {
    installation: { id: string; logsSharedSince: string | null } | null;
    userErrors: object[];
  };
}

async function share(
  shared = true,
  { by = hostAdmin, ...input }: { by?: typeof mara; [name: string]: unknown } = {},
) {
  const whole = { installationId: INSTALLATION, shared, ...input };
  return ((await forge.ask(by, SHARE, { input: whole })) as Shared).shareFunctionLogs;
}

async function write(text: string, installationId = INSTALLATION): Promise<void> {
  said = text;
  await forge.ask(
    hostAdmin,
    'mutation ($input: InvokeFunctionInput!) { invokeFunction(input: $input) { userErrors { code } } }',
    { input: { installationId, function: 'greet' } },
  );
}

interface Logs {
  functionLogs: { nodes: { text: string }[]; edges: { cursor: string }[] };
}
const logs = async (by = mara, variables: object = {}) =>
  ((await forge.ask(by, LOGS, { id: INSTALLATION, ...variables })) as Logs).functionLogs;
const texts = async (by = mara, variables: object = {}) =>
  (await logs(by, variables)).nodes.map(({ text }) => text);

interface Sources {
  sharedLogs: {
    nodes: { installationId: string; host: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
const sources = async (by = mara, variables: object = {}) =>
  ((await forge.ask(by, SOURCES, { id: PLUGIN, ...variables })) as Sources).sharedLogs;

describe('what functions write', () => {
  it('is nothing to the plugin’s publisher until the place shares it, and nothing from before', async () => {
    await installFunctions(forge);
    await write('before');
    expect(await texts()).toEqual([]);
    expect((await sources()).nodes).toEqual([]);

    expect(await share()).toMatchObject({
      installation: { id: INSTALLATION, logsSharedSince: expect.stringMatching(/Z$/) as unknown },
      userErrors: [],
    });
    expect(await texts()).toEqual([]);
    await write('after');
    expect(await texts()).toEqual(['after']);
    expect(await texts(hostAdmin)).toEqual(['after', 'before']);
    expect((await sources()).nodes).toMatchObject([{ installationId: INSTALLATION, host: 'crm' }]);
  });

  it('is followed by the publisher like by anybody: nothing is missed, nothing comes twice', async () => {
    await installFunctions(forge);
    await write('before');
    // A cursor from before it was shared leads no further back.
    await write('long before');
    const early = (await logs(hostAdmin)).edges[1]?.cursor;
    await share();
    await write('one');
    const [{ cursor } = { cursor: '' }] = (await logs(mara, { since: early })).edges;
    expect(await texts(mara, { since: early })).toEqual(['one']);
    await write('two');
    expect(await texts(mara, { since: cursor })).toEqual(['two']);
    expect(await texts(mara, { after: cursor })).toEqual([]);
  });

  it('reaches the publisher without what might be somebody’s, and the place whole', async () => {
    await installFunctions(forge);
    await share();
    await write('sent to ada@example.org');
    expect(await texts()).toEqual(['sent to [e-mail]']);
    expect(await texts(hostAdmin)).toEqual(['sent to ada@example.org']);
  });

  it('is withheld again at once, and shared anew only from then on', async () => {
    await installFunctions(forge);
    await share();
    await write('one');
    expect((await share(false)).installation).toMatchObject({ logsSharedSince: null });
    expect(await texts()).toEqual([]);
    await share();
    await write('two');
    expect(await texts()).toEqual(['two']);
    expect(await forge.rows("SELECT action FROM audit_entry WHERE action LIKE 'logs.%' ORDER BY id")).toEqual(
      [{ action: 'logs.share' }, { action: 'logs.withhold' }, { action: 'logs.share' }],
    );
  });

  it('is withheld when the plugin is uninstalled', async () => {
    const state = await installFunctions(forge);
    await share();
    await write('one');
    await forge.hear(installationChanged, { ...state, state: 'UNINSTALLED', signedManifest: null, rev: 2 });
    expect(await texts()).toEqual([]);
    expect((await share()).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('is nothing to other publishers, other marketplaces, and those who left', async () => {
    await installFunctions(forge);
    await share();
    await write('one');
    const otherKey = someone('act_key', ['member'], { publisherId: 'pub_other' });
    const elsewhere = { ...mara, marketplaceId: 'mkt_two' };
    const endUser = someone('act_user', ['endUser'], { scope: { host: 'crm', organization: 'acme' } });
    for (const by of [stranger, otherKey, elsewhere, endUser]) {
      expect(await texts(by)).toEqual([]);
      expect((await sources(by)).nodes).toEqual([]);
    }
    expect(await texts(someone('act_key', ['member'], { publisherId: 'pub_orchard' }))).toEqual(['one']);
    const publisher = { id: 'pub_orchard', slug: 'orchard', name: 'Orchard', namespaces: ['orchard'] };
    await forge.hear(publisherChanged, { ...publisher, state: 'ACTIVE', members: [], rev: 2 });
    expect(await texts()).toEqual([]);
  });

  it('goes to whoever the plugin belongs to now', async () => {
    await installFunctions(forge);
    await share();
    await write('one');
    const heir = someone('act_heir', ['member'], { publisherId: 'pub_heir' });
    const listing = {
      state: 'DRAFT',
      visibility: 'PUBLIC',
      title: '',
      summary: '',
      icon: null,
      categories: [],
    };
    await forge.hear(
      pluginChanged,
      pluginChanged.state.parse({
        id: PLUGIN,
        name: 'orchard.hello',
        publisherId: 'pub_heir',
        listing,
        rev: 2,
      }),
    );
    expect([await texts(), await texts(heir)]).toEqual([[], ['one']]);
  });
});

describe('sharing', () => {
  it('is for those who look after the place', async () => {
    await installFunctions(forge);
    await expect(share(true, { by: mara })).rejects.toThrow('installation:settings');
    const elsewhere = { ...hostAdmin, scope: { host: 'crm', organization: 'other' } };
    expect((await share(true, { by: elsewhere })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await share(true, { installationId: 'ins_none' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect(await forge.rows('SELECT 1 FROM log_sharing')).toEqual([]);
  });

  it('asked for twice happened once', async () => {
    await installFunctions(forge);
    const first = await share(true, { idempotencyKey: 'k1' });
    expect(await share(true, { idempotencyKey: 'k1' })).toEqual(first);
    expect(await share()).toEqual(first);
    expect(await forge.rows("SELECT 1 FROM audit_entry WHERE action = 'logs.share'")).toHaveLength(1);
  });

  it('is listed a page at a time, for the plugin that was asked about', async () => {
    const state = await installFunctions(forge);
    for (const id of ['ins_a', 'ins_b', 'ins_c']) {
      await alsoInstalled(forge, state, { id, ...(id === 'ins_c' && { pluginId: 'plg_other' }) });
      await share(true, { installationId: id });
    }
    const first = await sources(mara, { first: 1 });
    expect(first).toMatchObject({ nodes: [{ installationId: 'ins_a' }], pageInfo: { hasNextPage: true } });
    const rest = await sources(mara, { after: first.pageInfo.endCursor });
    expect(rest.nodes.map(({ installationId }) => installationId)).toEqual(['ins_b']);
  });
});
