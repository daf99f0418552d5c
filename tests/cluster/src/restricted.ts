import { z } from 'zod';
import type { Pod } from './manifest.ts';

const pod = z.looseObject({
  automountServiceAccountToken: z.boolean().optional(),
  hostNetwork: z.literal(false).optional(),
  hostPID: z.literal(false).optional(),
  hostIPC: z.literal(false).optional(),
  securityContext: z.looseObject({
    runAsNonRoot: z.boolean().optional(),
    runAsUser: z.int().optional(),
    seccompProfile: z.looseObject({ type: z.string() }).optional(),
  }),
  volumes: z.array(z.record(z.string(), z.unknown())).default([]),
});
const container = z.looseObject({
  securityContext: z.looseObject({
    allowPrivilegeEscalation: z.boolean().optional(),
    readOnlyRootFilesystem: z.boolean().optional(),
    privileged: z.boolean().optional(),
    capabilities: z.looseObject({
      drop: z.array(z.string()).default([]),
      add: z.array(z.string()).default([]),
    }),
  }),
  ports: z.array(z.looseObject({ hostPort: z.int().optional() })).default([]),
  resources: z.looseObject({
    requests: z.looseObject({ cpu: z.unknown(), memory: z.unknown() }),
    limits: z.looseObject({ memory: z.unknown() }),
  }),
});

/** Kinds of volumes that the `restricted` standard allows. */
const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** What keeps a pod from a namespace of the `restricted` pod security standard, and what we ask beyond it. */
export function tooFree({ spec }: Pod): string[] {
  const read = pod.parse(spec);
  const { securityContext } = read;
  const wrong = {
    'may run as root': securityContext.runAsNonRoot !== true || securityContext.runAsUser === 0,
    'has no seccomp profile': !['RuntimeDefault', 'Localhost'].includes(
      securityContext.seccompProfile?.type ?? '',
    ),
    'holds a token of the cluster': read.automountServiceAccountToken !== false,
    'mounts what it must not': read.volumes.some((one) =>
      Object.keys(one).some((key) => key !== 'name' && !VOLUMES.includes(key)),
    ),
    ...containerWrongs(spec.containers),
  };
  return Object.entries(wrong).flatMap(([what, holds]) => (holds ? [what] : []));
}

function containerWrongs(containers: readonly unknown[]): Record<string, boolean> {
  const all = containers.map((one) => container.parse(one));
  return {
    'may escalate': all.some(({ securityContext }) => securityContext.allowPrivilegeEscalation !== false),
    'may write to its root': all.some(
      ({ securityContext }) => securityContext.readOnlyRootFilesystem !== true,
    ),
    'is privileged': all.some(({ securityContext }) => securityContext.privileged === true),
    'has capabilities': all.some(
      ({ securityContext: { capabilities } }) =>
        !capabilities.drop.includes('ALL') || capabilities.add.length > 0,
    ),
    'takes a port of its node': all.some(({ ports }) => ports.some(({ hostPort }) => hostPort !== undefined)),
  };
}
