import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aReleased, CODE, SOURCE } from '@guildhall/supply-chain/testing';
import { z } from 'zod';
import { buildProject } from '../testing/build-project.ts';
import { startFakeGateway, TOKEN, type FakeGateway } from '../testing/fake-gateway.ts';
import { folderWith, runGuildhall } from '../testing/guildhall.ts';

const UNTIL = '2100-01-01T00:00:00.000Z';
const decoder = new TextDecoder();
const text = (value: unknown) => JSON.stringify(value);
const released = await aReleased({ until: UNTIL });
const stranger = await aReleased({ until: UNTIL });
const expired = await aReleased({ until: '2026-06-02T00:00:00.000Z' });
const { bundle, keyset } = released;

const files = {
  'ui.js': decoder.decode(CODE),
  'source.tgz': decoder.decode(SOURCE),
  'changed.js': 'export const hello = 2;',
  'bundle.json': text(bundle),
  'keyset.json': text(keyset),
  'chain.json': text([keyset]),
  'no-sbom.json': text({ ...bundle, sbom: {} }),
  'moved.json': text({ ...bundle, log: { ...bundle.log, index: 1 } }),
  'other-log.json': text({ ...bundle, log: stranger.bundle.log }),
  'stranger.json': text(stranger.keyset),
  'expired.json': text(expired.keyset),
  'expired-bundle.json': text(expired.bundle),
  'half.json': '{"mediaType":',
};
const cwd = folderWith(files);
const verify = (artifact: string, of: string, by: string, ...more: string[]) =>
  runGuildhall(['verify', artifact, '--bundle', of, '--keyset', by, ...more], { cwd });

describe('guildhall verify', () => {
  it('says step by step why a file is what Forge built, without a network', async () => {
    const ran = await verify('ui.js', 'bundle.json', 'keyset.json');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout.match(/^ok /gm)).toHaveLength(6);
    expect(ran.stdout).toContain('It is ui.js of orchard.hello 1.0.0.');
    expect(ran.stdout).toContain('ui.js is verified.');
  });

  it('knows the source, chains of keysets and roots of old', async () => {
    expect((await verify('source.tgz', 'bundle.json', 'chain.json')).stdout).toContain('the source that');
    expect(await verify('ui.js', 'bundle.json', 'keyset.json', '--root', 'keyset.json')).toMatchObject({
      code: 0,
    });
    const other = await verify('ui.js', 'bundle.json', 'keyset.json', '--root', 'stranger.json');
    expect(other).toMatchObject({ code: 1 });
    expect(other.stdout).toContain('FAIL keyset     The keyset is not signed by 1 of the trusted roots.');
  });

  it.each([
    ['a changed file', 'changed.js', 'bundle.json', 'keyset.json', 'FAIL artifact   Its digest'],
    ['a changed SBOM', 'ui.js', 'no-sbom.json', 'keyset.json', 'FAIL sbom       The SBOM'],
    [
      'another place in the log',
      'ui.js',
      'moved.json',
      'keyset.json',
      'FAIL inclusion  The proof does not show',
    ],
    ['another log', 'ui.js', 'other-log.json', 'keyset.json', 'FAIL checkpoint No key of the keyset signed'],
    [
      'another marketplace’s keyset',
      'ui.js',
      'bundle.json',
      'stranger.json',
      'FAIL signature  No key of the keyset',
    ],
    [
      'an expired keyset',
      'ui.js',
      'expired-bundle.json',
      'expired.json',
      'FAIL keyset     The keyset expired at',
    ],
  ])('ends with 1 and a sentence for %s', async (_name, artifact, of, by, words) => {
    const ran = await verify(artifact, of, by);
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stdout).toContain(words);
    expect(ran.stdout).toContain(`${artifact} is NOT verified.`);
  });

  it('is a JSON document with --json', async () => {
    const ran = await verify('changed.js', 'bundle.json', 'keyset.json', '--json');
    const document = z.object({
      verified: z.boolean(),
      steps: z.array(z.object({ name: z.string(), ok: z.boolean() })),
    });
    const { verified, steps } = document.parse(JSON.parse(ran.stdout));
    expect(verified).toBe(false);
    expect(steps.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['artifact']);
  });

  it.each([
    [
      ['verify', 'absent.js', '--bundle', 'bundle.json', '--keyset', 'keyset.json'],
      'The artifact absent.js cannot be read',
    ],
    [
      ['verify', 'ui.js', '--bundle', 'half.json', '--keyset', 'keyset.json'],
      'The bundle half.json is not one that guildhall knows',
    ],
    [
      ['verify', 'ui.js', '--bundle', 'bundle.json', '--keyset', 'bundle.json'],
      'The keyset bundle.json is not one',
    ],
    [['verify', 'ui.js'], 'Say --bundle and --keyset'],
    [
      ['verify', 'ui.js', '--sigstore', 'bundle.json'],
      'With --sigstore, say --trusted-root, --subject and --issuer',
    ],
    [
      [
        'verify',
        'ui.js',
        '--sigstore',
        'bundle.json',
        '--trusted-root',
        'keyset.json',
        '--subject',
        'a',
        '--issuer',
        'b',
      ],
      'The Sigstore bundle cannot be read',
    ],
  ])('ends with 2 for %j', async (args, words) => {
    const ran = await runGuildhall(args, { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(words);
  });
});

describe('from the marketplace to an offline check', () => {
  let gateway: FakeGateway;
  let project: string;
  const guildhall = (...args: string[]) =>
    runGuildhall(args, { cwd: project, env: { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url } });

  beforeEach(async () => {
    gateway = await startFakeGateway();
    project = buildProject();
    await guildhall('submit');
    const publicKey = Buffer.from(released.forge.publicKey).toString('base64');
    gateway.marketplace.attestation = { bundle, publicKey };
    const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    for (const name of ['root.pem', 'next.pem']) writeFileSync(join(project, name), pem());
    writeFileSync(join(project, 'ui.js'), CODE);
  });
  afterEach(() => gateway.close());

  it('goes by attestation, keyset and verify', async () => {
    const fetched = await guildhall('attestation', 'orchard.greeter@1.0.0', '--out', 'bundle.json');
    expect(fetched).toMatchObject({ code: 0 });
    expect(fetched.stdout).toContain('Wrote bundle.json: entry 6 of 8');
    expect(await guildhall('keyset', '--root-key', 'root.pem', '--out', 'keyset.json')).toMatchObject({
      code: 0,
    });
    await gateway.close();
    expect(
      await guildhall('verify', 'ui.js', '--bundle', 'bundle.json', '--keyset', 'keyset.json'),
    ).toMatchObject({
      code: 0,
    });
  });

  it('shows that the log still holds what it held when somebody looked before', async () => {
    const { checkpoint, consistency } = await released.when(3);
    writeFileSync(join(project, 'seen.txt'), checkpoint);
    gateway.marketplace.consistency = [consistency];
    const fetch = (earlier: string) =>
      guildhall('attestation', 'orchard.greeter@1.0.0', '--out', 'bundle.json', '--earlier', earlier);
    expect(await fetch('seen.txt')).toMatchObject({ code: 0 });
    await guildhall('keyset', '--root-key', 'root.pem', '--out', 'keyset.json');
    const check = (earlier: string) =>
      guildhall(
        'verify',
        'ui.js',
        ...['--bundle', 'bundle.json', '--keyset', 'keyset.json', '--earlier', earlier],
      );
    const fine = await check('seen.txt');
    expect(fine).toMatchObject({ code: 0 });
    expect(fine.stdout).toContain('ok   growth     All 3 entries of the earlier checkpoint are still there.');
    expect(await check('bundle.json')).toMatchObject({ code: 0 });
    expect(await check('ui.js')).toMatchObject({ code: 2 });

    writeFileSync(join(project, 'other.txt'), (await released.when(5)).checkpoint);
    expect((await check('other.txt')).stdout).toContain('FAIL growth     The bundle does not prove how 5');
    const refused = await fetch('other.txt');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain('The log never had 5 entries');
  });

  it('survives the rotation of a root, and not one that the old root knows nothing of', async () => {
    await guildhall('attestation', 'orchard.greeter@1.0.0', '--out', 'bundle.json');
    await guildhall('keyset', '--root-key', 'root.pem', '--out', 'one.json');
    const next = ['keyset', '--root-key', 'next.pem', '--previous', 'one.json'];
    expect(await guildhall(...next, '--old-root-key', 'root.pem', '--out', 'two.json')).toMatchObject({
      code: 0,
    });
    const alone = await guildhall(...next, '--out', 'alone.json');
    expect(alone).toMatchObject({ code: 2 });
    expect(alone.stderr).toContain('At least 1 of the roots of the previous keyset must sign this one');
    await guildhall('keyset', '--root-key', 'next.pem', '--out', 'usurped.json');
    expect(JSON.parse(readFileSync(join(project, 'two.json'), 'utf8'))).toMatchObject({ version: 2 });
    const check = (by: string) =>
      guildhall('verify', 'ui.js', '--bundle', 'bundle.json', '--keyset', by, '--root', 'one.json');
    expect(await check('two.json')).toMatchObject({ code: 0 });
    expect(await check('usurped.json')).toMatchObject({ code: 1 });
  });

  it.each([
    [['attestation', 'orchard.greeter'], 2, 'Say which release'],
    [['attestation', 'orchard.greeter@9.9.9'], 2, 'There is no orchard.greeter@9.9.9'],
    [['attestation', 'orchard.greeter@1.0.0', '--out', 'ui.js/a.json'], 2, 'ui.js/a.json cannot be written'],
    [['keyset', '--root-key', 'root.pem', '--out', 'ui.js/k.json'], 2, 'ui.js/k.json cannot be written'],
    [['keyset', '--out', 'keyset.json'], 2, 'Say who signs with --root-key'],
    [['keyset', '--root-key', 'ui.js', '--out', 'keyset.json'], 2, 'openssl genpkey -algorithm ed25519'],
    [
      ['keyset', '--root-key', 'root.pem', '--threshold', '2', '--out', 'k.json'],
      2,
      'more than the 1 root keys',
    ],
  ])('%j ends with %d', async (args, code, words) => {
    const ran = await guildhall(...args);
    expect(ran).toMatchObject({ code });
    expect(ran.stderr).toContain(words);
  });

  it('says when nothing was released yet', async () => {
    gateway.marketplace.attestation = null;
    expect(await guildhall('attestation', 'orchard.greeter@1.0.0')).toMatchObject({ code: 1 });
    expect(await guildhall('keyset', '--root-key', 'root.pem', '--out', 'k.json')).toMatchObject({ code: 1 });
  });
});
