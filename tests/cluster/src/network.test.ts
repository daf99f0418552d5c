import { join } from 'node:path';
import { readManifests, readRepositoryFile, ROOT } from './files.ts';
import { render } from './helm.ts';
import { podsOf, type Manifest } from './manifest.ts';
import { openNetwork, type End } from './policies.ts';

const production = render('values-production.yaml');
const around = readManifests(readRepositoryFile('k8s/base/nothing-unless-allowed.yaml'));
const network = openNetwork([...production, ...around]);

const outside: Record<string, End> = {
  ingress: { labels: {}, namespace: { 'kubernetes.io/metadata.name': 'ingress-nginx' } },
  prometheus: { labels: {}, namespace: { 'kubernetes.io/metadata.name': 'monitoring' } },
  names: {
    labels: { 'k8s-app': 'kube-dns' },
    namespace: { 'kubernetes.io/metadata.name': 'kube-system' },
  },
  neighbour: { labels: { app: 'shop' }, namespace: { 'kubernetes.io/metadata.name': 'shop' } },
  intruder: { labels: { app: 'intruder' } },
  postgres: { address: '10.20.0.7' },
  redis: { address: '10.20.1.7' },
  internet: { address: '203.0.113.9' },
  metadata: { address: '169.254.169.254' },
  private: { address: '10.99.0.1' },
};

describe('the network of production', () => {
  it.each<[string, string, number]>([
    ['ingress', 'gateway', 4000],
    ['prometheus', 'gateway', 9464],
    ['gateway', 'catalog', 4000],
    ['gateway', 'forge', 4000],
    ['gateway', 'redis', 6379],
    ['installation', 'governance', 4000],
    ['installation-worker', 'catalog', 4000],
    ['catalog', 'postgres', 5432],
    ['forge-worker', 'postgres', 5432],
    ['governance-worker', 'redis', 6379],
    ['forge', 'internet', 443],
    ['forge-worker', 'internet', 443],
    ['catalog', 'internet', 443],
    ['gateway', 'names', 53],
    ['migrate-catalog', 'postgres', 5432],
    ['migrate-queue', 'redis', 6379],
    ['ready', 'gateway', 4000],
    ['ready', 'catalog', 4000],
  ])('lets %s reach %s at %d', (from, to, port) => {
    expect(network.mayReach(end(from), end(to), port)).toBe(true);
  });

  it.each<[string, string, number]>([
    ['ingress', 'catalog', 4000],
    ['ingress', 'gateway', 9464],
    ['neighbour', 'gateway', 4000],
    ['neighbour', 'forge', 4000],
    ['intruder', 'catalog', 4000],
    ['intruder', 'gateway', 4000],
    ['intruder', 'internet', 443],
    ['gateway', 'postgres', 5432],
    ['gateway', 'internet', 443],
    ['gateway', 'catalog-worker', 4000],
    ['governance', 'internet', 443],
    ['installation', 'internet', 443],
    ['forge', 'internet', 25],
    ['forge', 'metadata', 443],
    ['forge', 'private', 443],
    ['forge', 'gateway', 4000],
    ['migrate-catalog', 'internet', 443],
    ['migrate-catalog', 'catalog', 4000],
    ['ready', 'postgres', 5432],
    ['ready', 'internet', 443],
  ])('keeps %s from %s at %d', (from, to, port) => {
    expect(network.mayReach(end(from), end(to), port)).toBe(false);
  });
});

describe('without policies', () => {
  const open = openNetwork(render('values-production.yaml', '--set', 'networkPolicy.enabled=false'));

  it('everybody reaches everything, which is why they are on by default', () => {
    expect(open.mayReach(end('intruder'), end('catalog'), 4000)).toBe(true);
    expect(open.mayReach(end('forge'), end('metadata'), 443)).toBe(true);
    expect(kinds(render('values.yaml'))).toContain('NetworkPolicy');
  });
});

describe('a service that is kept from the internet', () => {
  const closed = openNetwork(render('values-production.yaml', '--set', 'services.catalog.internet=false'));

  it('reaches its database and not the internet', () => {
    expect(closed.mayReach(end('catalog'), end('internet'), 443)).toBe(false);
    expect(closed.mayReach(end('catalog'), end('postgres'), 5432)).toBe(true);
  });
});

describe('the local cluster', () => {
  const objects = [
    'k8s/base/nothing-unless-allowed.yaml',
    'k8s/local/postgres.yaml',
    'k8s/local/redis.yaml',
  ].flatMap((file) => readManifests(readRepositoryFile(file)));
  const local = [...render('values-small.yaml', '--values', join(ROOT, 'k8s/local/values.yaml')), ...objects];
  const small = openNetwork(local);

  it.each<[string, string, number, boolean]>([
    ['catalog', 'postgres', 5432, true],
    ['forge-worker', 'redis', 6379, true],
    ['gateway', 'redis', 6379, true],
    ['migrate-forge', 'postgres', 5432, true],
    ['gateway', 'postgres', 5432, false],
    ['redis', 'postgres', 5432, false],
    ['postgres', 'redis', 6379, false],
  ])('%s and %s at %d: %s', (from, to, port, expected) => {
    expect(small.mayReach(podOf(local, from), podOf(local, to), port)).toBe(expected);
  });
});

function end(name: string): End {
  return outside[name] ?? podOf(production, name);
}

/** A pod by the name of what makes it, with or without that of the release. */
function podOf(manifests: readonly Manifest[], name: string): End {
  const pod = podsOf(manifests).find((one) => one.name === name || one.name === `guildhall-${name}`);
  if (!pod) throw new Error(`there is no ${name}`);
  const ports = pod.spec.containers.flatMap((one) => one.ports);
  return {
    labels: pod.labels,
    ports: Object.fromEntries(ports.map((one) => [one.name, one.containerPort])),
  };
}

function kinds(manifests: readonly Manifest[]): string[] {
  return manifests.map(({ kind }) => kind);
}
