import { z } from 'zod';
import type { Manifest } from './manifest.ts';
import { watched } from './watched.ts';

type Validate = ((data: unknown) => boolean) & { errors?: unknown };

const validator = z.custom<Validate>((value) => typeof value === 'function');
const mistakes = z.array(
  z.looseObject({
    instancePath: z.string(),
    keyword: z.string(),
    message: z.string().optional(),
    params: z.record(z.string(), z.unknown()),
  }),
);

/** Every kind of object that we write, and the schema that Kubernetes publishes for it. */
const SCHEMAS: Readonly<Record<string, () => Promise<unknown>>> = {
  'v1/ConfigMap': () => import('kubernetes-models/_schemas/IoK8sApiCoreV1ConfigMap'),
  'v1/Namespace': () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Namespace'),
  'v1/Pod': () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Pod'),
  'v1/Secret': () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Secret'),
  'v1/Service': () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Service'),
  'v1/ServiceAccount': () => import('kubernetes-models/_schemas/IoK8sApiCoreV1ServiceAccount'),
  'apps/v1/Deployment': () => import('kubernetes-models/_schemas/IoK8sApiAppsV1Deployment'),
  'apps/v1/StatefulSet': () => import('kubernetes-models/_schemas/IoK8sApiAppsV1StatefulSet'),
  'autoscaling/v2/HorizontalPodAutoscaler': () =>
    import('kubernetes-models/_schemas/IoK8sApiAutoscalingV2HorizontalPodAutoscaler'),
  'batch/v1/Job': () => import('kubernetes-models/_schemas/IoK8sApiBatchV1Job'),
  'networking.k8s.io/v1/Ingress': () => import('kubernetes-models/_schemas/IoK8sApiNetworkingV1Ingress'),
  'networking.k8s.io/v1/NetworkPolicy': () =>
    import('kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy'),
  'policy/v1/PodDisruptionBudget': () =>
    import('kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget'),
};
/** Kinds of the Prometheus operator; their schemas are its own. */
const FOREIGN = ['monitoring.coreos.com/v1/ServiceMonitor', 'monitoring.coreos.com/v1/PrometheusRule'];

/** What a cluster would say against an object: missing, misspelt and mistyped fields by their paths. */
export async function mistakesIn(manifest: Manifest): Promise<string[]> {
  const kind = `${manifest.apiVersion}/${manifest.kind}`;
  if (FOREIGN.includes(kind)) return [];
  const schema = SCHEMAS[kind];
  if (!schema) return [`nobody here knows ${kind}`];
  const { validate } = z.object({ validate: validator }).parse({ ...Object(await schema()) });
  const { view, unseen } = watched(manifest);
  const valid = validate(view);
  const said = valid ? [] : mistakes.parse(validate.errors);
  return [
    ...said.map(
      ({ instancePath, keyword, params }) => `${instancePath || '/'}: ${keyword} ${JSON.stringify(params)}`,
    ),
    // What no schema looks at does not exist; a cluster refuses it, or, worse, forgets it.
    ...unseen().map((path) => `${path}: unknown`),
  ];
}
