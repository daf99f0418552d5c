import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT, VALUES } from './files.ts';
import { lint, render } from './helm.ts';
import { podsOf } from './manifest.ts';

describe('the chart', () => {
  it.each(VALUES)('is without blame for `helm lint --strict` with %s', (values) => {
    expect(lint(values)).toMatchObject({ clean: true });
  });

  it('takes the values of the local cluster', () => {
    expect(lint('values-small.yaml', '--values', join(ROOT, 'k8s/local/values.yaml'))).toMatchObject({
      clean: true,
    });
  });

  it.each([
    ['gateway.replicaz=3', 'replicaz'],
    ['gateway.replicas=many', 'replicas'],
    ['services.catalog.databaseUrl=postgresql://secret', 'databaseUrl'],
    ['services.ledger.secret=x', 'ledger'],
    ['services.forge.functions.engine=v8', 'engine'],
    ['services.forge.seccompProfile.type=Localhost', 'localhostProfile'],
    ['gateway.allowedOrigins[0]=https://portal.example/', 'allowedOrigins'],
    ['networkPolicy.internet.ports[0]=70000', 'ports'],
    ['ingress.enabled=true', 'host'],
    ['secrets.identity=Not_A_Name', 'identity'],
  ])('refuses %s by its name', (value, named) => {
    const { clean, said } = lint('values.yaml', '--set', value);

    expect(clean).toBe(false);
    expect(said).toContain(named);
  });

  it.each(VALUES)('names one image for everything, and programs that are in it, with %s', (values) => {
    const containers = podsOf(render(values)).flatMap(({ spec }) => spec.containers);

    expect(new Set(containers.map(({ image }) => image))).toEqual(new Set(['guildhall:0.1.0']));
    expect(containers.filter(({ command }) => !existsSync(join(ROOT, command[1] ?? '')))).toEqual([]);
  });

  it('pins an image by its digest where one is given', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const [pod] = podsOf(render('values.yaml', '--set', `image.digest=${digest}`));

    expect(pod?.spec.containers[0]?.image).toBe(`guildhall@${digest}`);
  });

  it.each(VALUES)(
    'asks everything that keeps running for its health, at a port that it opens, with %s',
    (values) => {
      const running = podsOf(render(values)).filter(({ kind }) => kind === 'Deployment');

      for (const container of running.flatMap(({ spec }) => spec.containers)) {
        const open = container.ports.map(({ name }) => name);
        for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
          expect(open).toContain(portOf(container[probe]));
      }
      expect(running).toHaveLength(9);
    },
  );

  it('never holds a secret, only the names of Secrets', () => {
    const kinds = render('values-production.yaml').map(({ kind }) => kind);

    expect(kinds).not.toContain('Secret');
  });

  it('leaves the number of pods to the autoscaler where there is one', () => {
    const production = render('values-production.yaml');
    const scaled = production
      .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
      .map(({ metadata }) => metadata.name);
    const counted = production.filter(
      ({ kind, spec }) => kind === 'Deployment' && 'replicas' in Object(spec),
    );

    expect(scaled).toHaveLength(9);
    expect(counted).toEqual([]);
    expect(render('values-small.yaml').filter(({ kind }) => kind === 'HorizontalPodAutoscaler')).toEqual([]);
  });

  it('lets a node be drained one pod of a kind at a time', () => {
    const budgets = render('values-small.yaml').filter(({ kind }) => kind === 'PodDisruptionBudget');

    expect(budgets).toHaveLength(9);
    for (const { spec } of budgets) expect(spec).toMatchObject({ maxUnavailable: 1 });
  });

  it('gives a pod more time to stop than it spends on saying goodbye', () => {
    for (const { name, kind, spec } of podsOf(render('values.yaml')).filter(
      (pod) => pod.kind === 'Deployment',
    )) {
      const grace = Number(spec['terminationGracePeriodSeconds']);
      const [container] = spec.containers;
      const asleep = Number(
        /sleep,?"?,"(\d+)"/.exec(JSON.stringify(container?.['lifecycle'] ?? null))?.[1] ?? 0,
      );

      expect({ name, kind, enough: grace >= asleep + 30 }).toEqual({ name, kind, enough: true });
    }
  });

  it('mounts the supergraph as a folder, which the kubelet keeps up to date', () => {
    const manifests = render('values.yaml', '--set', 'gateway.supergraph=schema {}');
    const [gateway] = podsOf(manifests).filter(({ name }) => name === 'guildhall-gateway');
    const mount = gateway?.spec.containers[0]?.volumeMounts.find(({ name }) => name === 'supergraph');

    expect(manifests.find(({ kind }) => kind === 'ConfigMap')).toMatchObject({
      data: { 'supergraph.graphql': 'schema {}' },
    });
    expect(mount).toEqual({ name: 'supergraph', mountPath: '/etc/guildhall/supergraph', readOnly: true });
  });
});

function portOf(probe: unknown): string {
  return z
    .object({ httpGet: z.object({ path: z.enum(['/livez', '/readyz']), port: z.string() }) })
    .parse(probe).httpGet.port;
}
