import type {
  EngineName,
  HostCalls,
  Invocation,
  InvocationResult,
  Quarantine,
  Sandbox,
} from '@guildhall/sandbox';

export type FakeRun = (invocation: Invocation, host: HostCalls) => Promise<Partial<InvocationResult>>;

/** A sandbox in which nothing of a plugin is run: the test plays the function. */
export function fakeSandbox(run: FakeRun) {
  const evicted: object[] = [];
  const released: string[] = [];
  const held: Quarantine[] = [];
  const invocations: Invocation[] = [];
  const engines: EngineName[] = [];
  const as = (engine: EngineName): Sandbox => ({
    async invoke(invocation, host) {
      engines.push(engine);
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
        engine,
        ready: true,
        layers: engine === 'quickjs' ? ['wasm', 'process'] : ['isolate', 'process'],
        executors: [{ pid: 1, rssBytes: 1, warmVms: 0, inFlight: 0 }],
        quarantined: held.length,
      }),
    close: () => Promise.resolve(),
  });
  // What is told of one engine's sandbox is told of all of them: a test asks who ran what.
  return { as, engines, evicted, released, held, invocations };
}
