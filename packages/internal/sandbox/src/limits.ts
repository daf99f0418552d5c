/** What one invocation may use. Times in milliseconds, sizes in bytes of UTF-8 unless said otherwise. */
export interface InvocationLimits {
  /** Processor time of the function itself; waiting for the host costs nothing. */
  readonly cpuMs: number;
  /** From the first instruction to the answer, waiting included. */
  readonly wallMs: number;
  /** Processor time to load the code; once for each code digest where snapshots are taken. */
  readonly loadMs: number;
  readonly memoryBytes: number;
  readonly inputBytes: number;
  readonly outputBytes: number;
  /** All calls to the host, fetches included. */
  readonly hostCalls: number;
  readonly fetches: number;
  /** One call to the host, and one answer. */
  readonly callBytes: number;
  readonly logBytes: number;
  readonly logLines: number;
  /** Timers that wait at the same time. */
  readonly timers: number;
}

const KB = 1024;
const MB = 1024 * KB;

/** What a function gets unless policy says otherwise. */
export const FUNCTION_LIMITS: InvocationLimits = {
  cpuMs: 50,
  wallMs: 2_000,
  loadMs: 500,
  memoryBytes: 32 * MB,
  inputBytes: 128 * KB,
  outputBytes: 256 * KB,
  hostCalls: 50,
  fetches: 10,
  callBytes: 2 * MB,
  logBytes: 64 * KB,
  logLines: 100,
  timers: 100,
};

/** What a job (a schedule, an event, a webhook) gets: more patience, nothing else. */
export const JOB_LIMITS: InvocationLimits = { ...FUNCTION_LIMITS, wallMs: 30_000 };
