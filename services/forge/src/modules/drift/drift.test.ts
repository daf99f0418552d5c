import type { Session } from '@guildhall/authz';
import { policyInputSchema } from '@guildhall/policy';
import { aBuild, anAnalysis, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { hostAdmin, mara, reviewer, stranger } from '../../testing/sessions.ts';
import {
  beginVersion,
  conclusionOf,
  finishRun,
  passVersion,
  publishVersion,
} from '../../testing/pass-version.ts';
import { aPublisherAndItsPlugin } from '../../testing/submit.ts';

const MANIFEST = {
  manifestVersion: 1,
  id: 'orchard.hello',
  displayName: 'Hello',
  version: '1.0.0',
  description: 'Says hello.',
  engines: { surface: { crm: '^1.0.0' } },
  main: 'src/index.ts',
  contributes: { commands: [{ id: 'greet', title: 'Greet', handler: 'greet' }] },
  permissions: { required: [], optional: [] },
  origins: { required: [], optional: [] },
};

let manifest = MANIFEST;
let capabilities = ['dom'];
let packages: { name: string; version: string; integrity: string }[] = [];
const inspector = fakeInspector({
  build: async () => aBuild({ manifest: { body: manifest, digest: 'a'.repeat(64) }, packages }),
  analyze: async () => anAnalysis({ capabilities }),
});

let forge: TestForge;
beforeEach(async () => {
  manifest = MANIFEST;
  capabilities = ['dom'];
  packages = [];
  forge = await aForge(inspector);
  await aPublisherAndItsPlugin(forge);
  await pass('ver_one', '1.0.0');
  await publish('ver_one', '1.0.0', '2026-01-01T00:00:00.000Z');
});
afterEach(() => forge.close());

const begin = (id: string, versionString: string, by?: string) => beginVersion(forge, id, versionString, by);
const finish = (runId: string) => finishRun(forge, runId);
const pass = (id: string, versionString: string, by?: string) => passVersion(forge, id, versionString, by);
const publish = (id: string, versionString: string, at: string) =>
  publishVersion(forge, id, versionString, at);
const concluded = (id: string) => conclusionOf(forge, id);

const FIELDS =
  'drift { changeClass declaredClass baseline { id versionString } axes { axis unknown changes { kind what sentence changeClass before after } } }';

async function see(session: Session, id: string): Promise<unknown> {
  const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { ${FIELDS} } } }`;
  return forge.ask(session, source, { of: [{ __typename: 'Version', id }] });
}
const entity = (drift: unknown) => ({ _entities: [{ drift }] });

describe('the drift of a version', () => {
  it('is null for a first one, for policies too', async () => {
    expect(await see(mara, 'ver_one')).toEqual(entity(null));
    expect((await concluded('ver_one')).facts).not.toHaveProperty('drift');
  });

  it('says what differs on which axis, with a sentence and a class each', async () => {
    capabilities = ['dom', 'network'];
    packages = [{ name: 'left-pad', version: '1.3.0', integrity: 'sha512-x' }];
    await pass('ver_two', '1.1.0');
    expect(await see(mara, 'ver_two')).toMatchObject(
      entity({
        changeClass: 'rereview',
        declaredClass: 'auto',
        baseline: { id: 'ver_one', versionString: '1.0.0' },
        axes: [
          { axis: 'ARTIFACT', changes: [], unknown: null },
          {
            axis: 'DEPENDENCIES',
            changes: [{ kind: 'ADDED', sentence: 'Now brings along left-pad 1.3.0.' }],
          },
          { axis: 'PERMISSIONS', changes: [] },
          { axis: 'CAPABILITIES', changes: [{ what: 'network', changeClass: 'rereview' }] },
          { axis: 'ORIGINS', changes: [] },
          { axis: 'SIGNER', changes: [], unknown: null },
          { axis: 'CONTRIBUTIONS', changes: [] },
          { axis: 'BEHAVIOUR', changes: [] },
        ],
      }),
    );
  });

  it('reaches policies as the class and the axes that differ', async () => {
    capabilities = ['dom', 'network'];
    await pass('ver_two', '1.1.0');
    const facts = policyInputSchema.shape.facts.parse((await concluded('ver_two')).facts);
    expect(facts.drift).toEqual({ changeClass: 'rereview', axes: ['CAPABILITIES'] });
  });

  it('asks nobody about a version that only does less', async () => {
    capabilities = [];
    await pass('ver_two', '1.1.0');
    expect(await see(mara, 'ver_two')).toMatchObject(entity({ changeClass: 'auto' }));
  });

  it('names another hand: a key that is no member, and then another key', async () => {
    await pass('ver_two', '1.1.0', 'act_a_key');
    expect(await see(mara, 'ver_two')).toMatchObject(
      entity({
        changeClass: 'rereview',
        axes: expect.arrayContaining([
          expect.objectContaining({
            axis: 'SIGNER',
            changes: [expect.objectContaining({ before: mara.actorId, after: 'key act_a_key' })],
          }),
        ]) as unknown,
      }),
    );
    await publish('ver_two', '1.1.0', '2026-01-02T00:00:00.000Z');
    await pass('ver_three', '1.2.0', 'act_a_key');
    expect(await see(mara, 'ver_three')).toMatchObject(entity({ changeClass: 'auto' }));
    await pass('ver_four', '1.3.0', 'act_a_stolen_key');
    expect(await see(mara, 'ver_four')).toMatchObject(entity({ changeClass: 'rereview' }));

    await forge.rows(
      "UPDATE version_drift SET signer = 'a key of the publisher' WHERE version_id = 'ver_two'",
    );
    await pass('ver_five', '1.4.0', 'act_a_key');
    expect(await see(mara, 'ver_five')).toMatchObject(entity({ changeClass: 'auto' }));
  });

  it('tells policies whether the hand is the same as before; of a first version nothing', async () => {
    await pass('ver_two', '1.1.0');
    await pass('ver_three', '1.2.0', 'act_a_key');
    const told = async (id: string) =>
      policyInputSchema.shape.facts.parse((await concluded(id)).facts).provenance?.signerBefore;
    expect([await told('ver_one'), await told('ver_two'), await told('ver_three')]).toEqual([
      '',
      'same',
      'other',
    ]);
  });

  it('of which there is more than is kept is told of each axis all the same', async () => {
    packages = Array.from({ length: 400 }, (_, n) => ({
      ...{ name: `words-${n}`, version: '1.0.0', integrity: 'sha512-x' },
    }));
    await pass('ver_two', '1.1.0', 'act_a_key');
    const facts = policyInputSchema.shape.facts.parse((await concluded('ver_two')).facts);
    expect(facts).toMatchObject({
      drift: { axes: ['DEPENDENCIES', 'SIGNER'] },
      provenance: { signerBefore: 'other' },
    });
  });

  it('is from the version that was published when it was submitted, whatever was published since', async () => {
    const waiting = await begin('ver_three', '1.2.0');
    await pass('ver_two', '1.1.0');
    await publish('ver_two', '1.1.0', '2026-01-02T00:00:00.000Z');
    await finish(waiting);
    expect(await see(mara, 'ver_three')).toMatchObject(entity({ baseline: { id: 'ver_one' } }));
    await pass('ver_four', '1.3.0');
    expect(await see(mara, 'ver_four')).toMatchObject(entity({ baseline: { id: 'ver_two' } }));
  });

  it('is shown to reviewers, and to others once the version is public', async () => {
    capabilities = ['network'];
    await pass('ver_two', '1.1.0');
    expect(await see(reviewer, 'ver_two')).toMatchObject(entity({ changeClass: 'rereview' }));
    expect(await see(stranger, 'ver_two')).toEqual(entity(null));
    await publish('ver_two', '1.1.0', '2026-01-02T00:00:00.000Z');
    expect(await see(hostAdmin, 'ver_two')).toMatchObject(entity({ changeClass: 'rereview' }));
  });

  it('stays in its marketplace', async () => {
    await pass('ver_two', '1.1.0');
    const elsewhere = { ...reviewer, marketplaceId: 'mkt_other' };
    expect(await see(elsewhere, 'ver_two')).toEqual(entity(null));
    expect(await forge.run(elsewhere, (ctx) => ctx.drifts.baseline('ver_one'))).toBeNull();
  });
});
