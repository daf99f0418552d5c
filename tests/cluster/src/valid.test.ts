import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readManifests, readRepositoryFile, ROOT, VALUES } from './files.ts';
import { render } from './helm.ts';
import { mistakesIn } from './kubernetes.ts';
import { manifest, type Manifest } from './manifest.ts';

const deployment = (spec: object): Manifest =>
  manifest.parse({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' }, spec });
const template = { metadata: {}, spec: { containers: [{ name: 'c', image: 'i' }] } };

describe('objects of the chart', () => {
  it.each(VALUES)('are as Kubernetes describes them with %s', async (values) => {
    await expect(allMistakes(render(values))).resolves.toEqual([]);
  });

  it('are so with everything switched on', async () => {
    const further = [
      ...[
        'gateway.supergraph=x',
        'certificates.configMap=authorities',
        'secrets.snapshots=guildhall-messaging',
      ],
      ...['image.pullSecrets[0]=registry', 'services.forge.server.nodeSelector.plugins=yes'],
      ...[
        'services.forge.server.tolerations[0].operator=Exists',
        'gateway.trustedDocuments.configMap=documents',
      ],
    ];
    const all = render('values-production.yaml', ...further.flatMap((value) => ['--set', value]));

    await expect(allMistakes(all)).resolves.toEqual([]);
  });
});

describe('a mistake is named', () => {
  it.each<[string, object, string]>([
    ['a misspelt field', { selector: {}, template, replica: 2 }, '/spec/replica: unknown'],
    [
      'a misspelt field deep inside',
      {
        selector: {},
        template: { metadata: {}, spec: { containers: [{ name: 'c', image: 'i', enviroment: [] }] } },
      },
      '/spec/template/spec/containers/0/enviroment: unknown',
    ],
    ['a missing field', { template }, '/spec: required {"missingProperty":"selector"}'],
    ['a wrong type', { selector: {}, template, replicas: 'two' }, '/spec/replicas: type {"type":"integer"}'],
  ])('%s', async (_, spec, mistake) => {
    await expect(mistakesIn(deployment(spec))).resolves.toContain(mistake);
  });

  it('an object of no known kind', async () => {
    const odd = manifest.parse({ apiVersion: 'v1', kind: 'Deployment', metadata: {} });

    await expect(mistakesIn(odd)).resolves.toEqual(['nobody here knows v1/Deployment']);
  });
});

describe('k8s', () => {
  const kustomization = z.strictObject({
    apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
    kind: z.literal('Kustomization'),
    namespace: z.string().optional(),
    resources: z.array(z.string()),
  });

  it.each(['base', 'local'])('%s lists files that are there, and leaves none out', (folder) => {
    const { resources } = kustomization.parse(parse(readRepositoryFile('k8s', folder, 'kustomization.yaml')));
    const notObjects = ['kustomization.yaml', 'kind.yaml', 'values.yaml'];
    const files = readdirSync(join(ROOT, 'k8s', folder)).filter((name) => !notObjects.includes(name));

    expect(resources.filter((name) => name !== '../base').sort()).toEqual(files.sort());
  });

  it.each([
    'base/namespace.yaml',
    'base/nothing-unless-allowed.yaml',
    'local/postgres.yaml',
    'local/redis.yaml',
  ])('%s is as Kubernetes describes it', async (file) => {
    await expect(allMistakes(readManifests(readRepositoryFile('k8s', file)))).resolves.toEqual([]);
  });
});

async function allMistakes(manifests: readonly Manifest[]): Promise<string[]> {
  const found = await Promise.all(
    manifests.map(async (one) =>
      (await mistakesIn(one)).map((mistake) => `${one.kind} ${one.metadata.name}: ${mistake}`),
    ),
  );
  return found.flat();
}
