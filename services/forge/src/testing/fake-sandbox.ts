import type { HostCalls, Invocation, InvocationResult, Quarantine, Sandbox } from '@guildhall/sandbox';

export type FakeRun = (invocation: Invocation, host: HostCalls) => Promise<Partial<InvocationResult>>;

/** A sandbox in which nothing of a plugin is run: the test plays the function. */
export function fakeSandbox(run: FakeRun) {
  const evicted: object[] = [];
  const released: string[] = [];
  const held: Quarantine[] = [];
  const invocations: Invocation[] = [];
  const sandbox: Sandbox = {
    async invoke(invocation, host) {
      invocations.push(invocation);
      const used = { cpuMs: 1, wallMs: 2, hostCalls: 3, fetches: 0, peakBytes: 4, logs: [] };
      const result = { ...used, outcome: 'ok', value: null, ...(await run(invocation, host)) };
      return result as InvocationResult;
    },
    evict(match) {
      evicted.push(match);
    },
    quarantined: () => held,
    release(codeDigest) {
      released.push(codeDigest);
      held.splice(0, held.length, ...held.filter((one) => one.codeDigest !== codeDigest));
    },
    health: () =>
      Promise.resolve({
        engine: 'quickjs',
        ready: true,
        layers: ['wasm', 'process'],
        executors: [{ pid: 1, rssBytes: 1, warmVms: 0, inFlight: 0 }],
        quarantined: held.length,
      }),
    close: () => Promise.resolve(),
  };
  return { sandbox, evicted, released, held, invocations };
}
