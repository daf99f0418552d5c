import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contributionsOf, parseManifest, parseSurface, validateAgainstSurface } from '@guildhall/manifest';
import { declaredContributions } from '../../src/marketplace/declared-contributions.ts';
import { exampleSurface, HOST_KEY } from './index.ts';

const EXAMPLES = join(import.meta.dirname, '../../../../examples/plugins');
const names = (await readdir(EXAMPLES, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

async function manifestOf(name: string) {
  const parsed = await parseManifest(await readFile(join(EXAMPLES, name, 'plugin.json'), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.manifest;
}

describe('the surface of the CRM', () => {
  it('is one that a marketplace accepts', () => {
    expect(parseSurface(exampleSurface)).toMatchObject({ ok: true });
  });

  it('asks a declared permission for every function and event', () => {
    const declared = exampleSurface.permissions.map(({ name }) => name);
    const asked = [...exampleSurface.apis, ...exampleSurface.events].map(({ permission }) => permission);

    expect(asked.filter((name) => name === undefined || !declared.includes(name))).toEqual([]);
  });
});

describe.each(names)('the example plugin %s', (name) => {
  it('fits the surface of the CRM', async () => {
    expect(validateAgainstSurface(await manifestOf(name), HOST_KEY, exampleSurface)).toEqual([]);
  });

  it('is explained under the names the marketplace knows', async () => {
    const manifest = await manifestOf(name);
    const known = contributionsOf(manifest).filter(({ kind }) => kind !== 'settings');

    expect(declaredContributions(manifest).map(({ key, title }) => ({ key, title }))).toEqual(
      known.map(({ key, title }) => ({ key, title })),
    );
  });
});

it('a manifest that names a place the CRM does not have is refused', async () => {
  const manifest = await manifestOf('contact-insights');
  const [view] = manifest.contributes.views ?? [];
  if (!view) throw new Error('Contact Insights has lost its panel.');
  const lost = { ...manifest, contributes: { views: [{ ...view, extensionPoint: 'crm.contact.cellar@1' }] } };

  expect(validateAgainstSurface(lost, HOST_KEY, exampleSurface)).not.toEqual([]);
});
