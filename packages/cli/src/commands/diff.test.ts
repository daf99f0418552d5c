import { aReleased, someBuild } from '@guildhall/supply-chain/testing';
import { changeClass, parseManifest, worstClass } from '@guildhall/manifest';
import { z } from 'zod';
import { buildProject, manifestText } from '../testing/build-project.ts';
import { startFakeGateway, TOKEN } from '../testing/fake-gateway.ts';
import { runGuildhall } from '../testing/guildhall.ts';

const NEEDS_CONTACTS = {
  version: '1.1.0',
  permissions: { required: [{ name: 'contacts:read', purpose: 'To greet them.' }], optional: [] },
};
const drift = z.object({
  changeClass: z.string(),
  declaredClass: z.string(),
  changes: z.array(z.object({ axis: z.string(), sentence: z.string(), changeClass: z.string() })),
});

const diff = (cwd: string, ...args: string[]) => runGuildhall(['diff', ...args], { cwd });

describe('guildhall diff', () => {
  const before = buildProject();

  it('ends with 0 and says so when nothing differs', async () => {
    const ran = await diff(buildProject(), '--against', before);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain('auto. Nobody is asked: it can go out by itself.');
    expect(ran.stdout).toContain('Behaviour\n  ? There are no golden invocations.');
  });

  it('ends with 5 when admins have to consent and a reviewer has to look, and says why', async () => {
    const ran = await diff(buildProject(NEEDS_CONTACTS), '--against', before);
    expect(ran).toMatchObject({ code: 5 });
    expect(ran.stdout).toContain('Admins have to consent again before they get it. A reviewer looks at it');
    expect(ran.stdout).toContain(
      'Permissions\n  Now needs the permission contacts:read. [reconsent, rereview]',
    );
  });

  it('ends with 0 when something only goes away', async () => {
    expect(await diff(before, '--against', buildProject(NEEDS_CONTACTS), '--json')).toMatchObject({
      code: 5,
    });
    const without = buildProject({ version: '1.2.0' });
    const ran = await diff(without, '--against', buildProject(NEEDS_CONTACTS));
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain('No longer asks for the permission contacts:read. [auto]');
  });

  it('sees in the code what no manifest says', async () => {
    const cwd = buildProject({}, { 'src/index.ts': 'void fetch("https://collector.example/v1");\n' });
    const ran = await diff(cwd, '--against', before, '--json');
    expect(ran).toMatchObject({ code: 5 });
    const { changes, declaredClass } = drift.parse(JSON.parse(ran.stdout));
    expect(declaredClass).toBe('auto');
    expect(changes.map(({ axis }) => axis)).toEqual(['ARTIFACT', 'CAPABILITIES', 'ORIGINS']);
  });

  it('finds the same against a tarball as against its folder', async () => {
    await runGuildhall(['pack', '-o', 'dist/out.tgz'], { cwd: before });
    const cwd = buildProject(NEEDS_CONTACTS);
    const [folder, tarball] = await Promise.all(
      [before, `${before}/dist/out.tgz`].map((against) => diff(cwd, '--against', against, '--json')),
    );
    expect(drift.parse(JSON.parse(tarball?.stdout ?? ''))).toEqual(
      drift.parse(JSON.parse(folder?.stdout ?? '')),
    );
  });

  it.each([
    ['nothing new', {}],
    ['a permission', NEEDS_CONTACTS],
    ['another command', { contributes: { commands: [{ id: 'wave', title: 'Wave', handler: 'wave' }] } }],
    ['another host', { engines: { surface: { erp: '^1.0.0' } } }],
  ])('names the class that a consent screen names: %s', async (_name, changes) => {
    const ran = await diff(buildProject(changes), '--against', before, '--json');
    const [was, is] = await Promise.all([
      parseManifest(manifestText()),
      parseManifest(manifestText(changes)),
    ]);
    if (!was.ok || !is.ok) throw new Error('the manifests of this test do not hold');
    expect(drift.parse(JSON.parse(ran.stdout)).declaredClass).toBe(
      worstClass(changeClass(was.value.manifest, is.value.manifest)),
    );
  });

  it.each([
    ['a folder that is not there', ['--against', './absent'], 'There is no folder or tarball'],
    ['nobody to ask', [], 'guildhall login'],
  ])('says what to do about %s', async (_name, args, words) => {
    const ran = await diff(buildProject(), ...args);
    expect([2, 3]).toContain(ran.code);
    expect(ran.stderr).toContain(words);
  });
});

describe('guildhall diff against the marketplace', () => {
  it('knows code, packages and submitter from what is attested', async () => {
    const gateway = await startFakeGateway();
    const env = { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url };
    const cwd = buildProject();
    await runGuildhall(['submit', '--wait'], { cwd, env });
    const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
    const dependencies = [{ name: 'left-pad', version: '1.3.0', integrity }];
    const { bundle } = await aReleased({
      facts: someBuild({ dependencies, bundles: [{ name: 'ui.js', sha256: 'a'.repeat(64) }] }),
    });
    const { marketplace } = gateway;
    marketplace.attestation = { bundle, publicKey: '' };
    marketplace.manifest = JSON.parse(manifestText());
    const sheet = { capabilities: [], origins: [], build: { reproducible: true } };
    marketplace.factSheet = { ...sheet, signer: 'act_1' };
    const diffed = async () => {
      const ran = await runGuildhall(['diff', '--json'], { cwd, env });
      const { changes, unknown } = drift
        .extend({ unknown: z.array(z.object({ axis: z.string() })) })
        .parse(JSON.parse(ran.stdout));
      const sentences = changes.map(({ axis, sentence }) => `${axis}: ${sentence}`);
      return { sentences, unknown: unknown.map(({ axis }) => axis) };
    };
    const same = [
      'ARTIFACT: The code of ui.js is another one.',
      'DEPENDENCIES: No longer brings along left-pad.',
    ];
    expect(await diffed()).toEqual({ sentences: same, unknown: ['BEHAVIOUR'] });

    marketplace.factSheet = { ...sheet, signer: 'act_2' };
    expect((await diffed()).sentences).toEqual([
      ...same,
      'SIGNER: It was submitted by somebody else than the version before.',
    ]);
    marketplace.factSheet = { ...sheet, signer: 'a member of the publisher' };
    expect((await diffed()).unknown).toEqual(['SIGNER', 'BEHAVIOUR']);
    await gateway.close();
  });

  it('says when nothing was published yet', async () => {
    const gateway = await startFakeGateway();
    const env = { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url };
    gateway.marketplace.path = ['APPROVED'];
    const cwd = buildProject();
    await runGuildhall(['submit', '--manual', '--wait'], { cwd, env });
    const ran = await runGuildhall(['diff'], { cwd, env });
    await gateway.close();
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain('orchard.greeter has no published version.');
  });
});
