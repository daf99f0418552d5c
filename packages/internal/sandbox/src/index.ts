export {
  FAILURES,
  LOG_LEVELS,
  type Failure,
  type HostCall,
  type HostCalls,
  type Invocation,
  type InvocationResult,
  type LogLevel,
  type LogLine,
  type Usage,
} from './invocation.ts';
export type { Json } from './json.ts';
export { FUNCTION_LIMITS, JOB_LIMITS, type InvocationLimits } from './limits.ts';
export { openSandbox } from './open-sandbox.ts';
export { HostCallRefusal } from './parent/refusal.ts';
export type {
  EngineName,
  EvictMatch,
  ExecutorHealth,
  Quarantine,
  Sandbox,
  SandboxEvent,
  SandboxHealth,
  SandboxOptions,
} from './sandbox.ts';
export { golden, type Golden, type NamedGolden } from './golden/golden.ts';
export { recordedOutcome, type GoldenOutcome } from './golden/golden-outcome.ts';
export { goldenName, readGoldenSet, type GoldenSet } from './golden/read-golden-set.ts';
export { recordGolden } from './golden/record-golden.ts';
export { replayGoldenSet, type GoldenReplay } from './golden/replay-golden-set.ts';
export { recordInvocation } from './replay/record-invocation.ts';
export { recording, type RecordedCall, type Recording } from './replay/recording.ts';
export {
  replayInvocation,
  type Candidate,
  type Difference,
  type Replay,
} from './replay/replay-invocation.ts';
