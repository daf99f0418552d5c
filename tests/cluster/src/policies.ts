import { BlockList } from 'node:net';
import { z } from 'zod';
import type { Manifest } from './manifest.ts';

const labels = z.record(z.string(), z.string());
const selector = z.strictObject({
  matchLabels: labels.default({}),
  matchExpressions: z
    .array(z.strictObject({ key: z.string(), operator: z.literal('In'), values: z.array(z.string()) }))
    .default([]),
});
type Selector = z.infer<typeof selector>;

const peer = z.strictObject({
  podSelector: selector.optional(),
  namespaceSelector: selector.optional(),
  ipBlock: z.strictObject({ cidr: z.string(), except: z.array(z.string()).default([]) }).optional(),
});
const ports = z
  .array(z.strictObject({ protocol: z.enum(['TCP', 'UDP']), port: z.union([z.int(), z.string()]) }))
  .optional();
const rule = z.strictObject({ ports, from: z.array(peer).optional(), to: z.array(peer).optional() });
type Rule = z.infer<typeof rule>;

const policy = z.strictObject({
  podSelector: selector,
  policyTypes: z.array(z.enum(['Ingress', 'Egress'])),
  ingress: z.array(rule).default([]),
  egress: z.array(rule).default([]),
});
type Policy = z.infer<typeof policy>;

/** Someone who speaks or listens: a pod of the release's namespace, a pod of another, or an address outside. */
export interface End {
  labels?: Record<string, string>;
  /** Labels of its namespace, when that is another one. */
  namespace?: Record<string, string>;
  address?: string;
  /** Its ports by name. */
  ports?: Record<string, number>;
}

/** NetworkPolicies, judged as a network that keeps them does: what selects a pod is a list of all that it may do. */
export function openNetwork(manifests: readonly Manifest[]) {
  const policies = manifests
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map(({ spec }) => policy.parse(spec));

  function allows(
    direction: 'Ingress' | 'Egress',
    whose: End,
    other: End,
    listener: End,
    port: number,
  ): boolean {
    const selecting = policies.filter(
      (one) => one.policyTypes.includes(direction) && isOurs(whose) && selects(one.podSelector, whose.labels),
    );
    const rules = selecting.flatMap((one: Policy) => (direction === 'Ingress' ? one.ingress : one.egress));
    return selecting.length === 0 || rules.some((one) => covers(one, other, listener, port));
  }

  return {
    /** Whether `from` may open a TCP connection to `port` of `to`. */
    mayReach: (from: End, to: End, port: number): boolean =>
      allows('Egress', from, to, to, port) && allows('Ingress', to, from, to, port),
  };
}

/** Policies of one namespace bind its own pods and nobody else. */
function isOurs({ labels: own, namespace }: End): boolean {
  return own !== undefined && namespace === undefined;
}

function selects({ matchLabels, matchExpressions }: Selector, own: Record<string, string> = {}): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => own[key] === value) &&
    matchExpressions.every(({ key, values }) => values.includes(own[key] ?? ''))
  );
}

function covers({ ports: open, from, to }: Rule, other: End, listener: End, port: number): boolean {
  const peers = from ?? to;
  const portIsOpen = (open ?? []).some(
    (one) => one.protocol === 'TCP' && (listener.ports?.[one.port] ?? one.port) === port,
  );
  return (
    (open === undefined || portIsOpen) && (peers === undefined || peers.some((one) => means(one, other)))
  );
}

function means({ podSelector, namespaceSelector, ipBlock }: z.infer<typeof peer>, end: End): boolean {
  if (ipBlock) return within([ipBlock.cidr], end.address) && !within(ipBlock.except, end.address);
  const inNamespace = namespaceSelector
    ? end.namespace !== undefined && selects(namespaceSelector, end.namespace)
    : isOurs(end);
  return inNamespace && (podSelector === undefined || selects(podSelector, end.labels));
}

function within(ranges: readonly string[], address: string | undefined): boolean {
  if (address === undefined) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits] = range.split('/');
    list.addSubnet(net, Number(bits));
  }
  return list.check(address);
}
