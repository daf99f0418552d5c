import { z } from 'zod';

const labels = z.record(z.string(), z.string());
const metadata = z.looseObject({
  name: z.string().optional(),
  labels: labels.default({}),
  annotations: labels.default({}),
});

/** Any object of a cluster, read as far as every object is alike. */
export const manifest = z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata });
export type Manifest = z.infer<typeof manifest>;

const variable = z.strictObject({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z
    .strictObject({ secretKeyRef: z.strictObject({ name: z.string(), key: z.string() }) })
    .optional(),
});

/** Judged elsewhere; here it is only kept. */
const securityContext = z.looseObject({ runAsUser: z.int().optional() }).default({});

const container = z.looseObject({
  securityContext,
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).default([]),
  args: z.array(z.string()).default([]),
  env: z.array(variable).default([]),
  ports: z.array(z.looseObject({ name: z.string(), containerPort: z.int() })).default([]),
  volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })).default([]),
});
export type Container = z.infer<typeof container>;

const podSpec = z.looseObject({
  securityContext,
  containers: z.array(container),
  volumes: z.array(z.looseObject({ name: z.string() })).default([]),
});

const podTemplate = z.looseObject({ metadata, spec: podSpec });
const workload = z.looseObject({ spec: z.looseObject({ template: podTemplate }) });

/** A pod as it will run, whatever makes it. */
export interface Pod {
  /** Name of what makes it. */
  name: string;
  kind: string;
  labels: Record<string, string>;
  spec: z.infer<typeof podSpec>;
}

const MAKERS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'];

export function podsOf(manifests: readonly Manifest[]): Pod[] {
  return manifests.flatMap((one) => {
    const name = one.metadata.name ?? '';
    if (one.kind === 'Pod')
      return [{ name, kind: one.kind, labels: one.metadata.labels, spec: podSpec.parse(one['spec']) }];
    if (!MAKERS.includes(one.kind)) return [];
    const { template } = workload.parse(one).spec;
    return [{ name, kind: one.kind, labels: template.metadata.labels, spec: template.spec }];
  });
}
