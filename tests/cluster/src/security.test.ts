import { readManifests, readRepositoryFile, VALUES } from './files.ts';
import { render } from './helm.ts';
import { podsOf, type Manifest, type Pod } from './manifest.ts';
import { tooFree } from './restricted.ts';

describe('pods', () => {
  it.each(VALUES)('of the chart ask for nothing that `restricted` forbids, with %s', (values) => {
    expect(complaints(render(values))).toEqual([]);
  });

  it.each(['postgres', 'redis'])('of the local %s do neither', (name) => {
    expect(complaints(readManifests(readRepositoryFile(`k8s/local/${name}.yaml`)))).toEqual([]);
  });

  it('are let into no namespace that is laxer', () => {
    const [namespace] = readManifests(readRepositoryFile('k8s/base/namespace.yaml'));

    expect(namespace?.metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  });

  it.each<[string, (pod: Pod) => void]>([
    ['may run as root', ({ spec }) => Object.assign(spec.securityContext, { runAsUser: 0 })],
    ['has no seccomp profile', ({ spec }) => delete spec.securityContext['seccompProfile']],
    ['holds a token of the cluster', ({ spec }) => delete spec['automountServiceAccountToken']],
    ['mounts what it must not', ({ spec }) => spec.volumes.push({ name: 'host', hostPath: { path: '/' } })],
    ['may write to its root', (pod) => Object.assign(contextOf(pod), { readOnlyRootFilesystem: false })],
    ['has capabilities', (pod) => Object.assign(contextOf(pod), { capabilities: { drop: ['NET_RAW'] } })],
    ['may escalate', (pod) => delete contextOf(pod)['allowPrivilegeEscalation']],
  ])('are found out when one %s', (complaint, loosen) => {
    const [pod] = podsOf(structuredClone([...render('values.yaml')]));
    if (!pod) throw new Error('the chart has no pods');
    loosen(pod);

    expect(tooFree(pod)).toEqual([complaint]);
  });
});

describe('logins', () => {
  const pods = podsOf(render('values.yaml'));

  it('of owners go to migrations and to nothing else', () => {
    const holders = pods.filter((pod) => secretsOf(pod).some((name) => name.endsWith('-owner')));

    expect(holders.map(({ name, kind }) => [name, kind])).toEqual(
      ['catalog', 'forge', 'governance', 'installation'].map((name) => [`guildhall-migrate-${name}`, 'Job']),
    );
  });

  it.each(['catalog', 'governance', 'installation', 'forge', 'gateway'])(
    'and keys of %s go to its own pods alone',
    (name) => {
      const holders = pods
        .filter((pod) => secretsOf(pod).includes(`guildhall-${name}`))
        .map((pod) => pod.name);
      const own = name === 'gateway' ? [''] : ['', '-worker'];

      expect(holders.sort()).toEqual(own.map((suffix) => `guildhall-${name}${suffix}`));
    },
  );
});

function complaints(manifests: readonly Manifest[]): string[] {
  return podsOf(manifests).flatMap((pod) => tooFree(pod).map((what) => `${pod.name} ${what}`));
}

function contextOf({ spec }: Pod): Record<string, unknown> {
  const [container] = spec.containers;
  if (!container) throw new Error('it has no container');
  return container.securityContext;
}

function secretsOf({ spec }: Pod): string[] {
  return spec.containers.flatMap(({ env }) =>
    env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef.name ?? []),
  );
}
