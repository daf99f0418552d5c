/** What one sandbox may use before it is stopped. Milliseconds, bytes and counts. */
export interface Limits {
  readonly messagesPerSecond: number;
  readonly messageBytes: number;
  readonly bytesPerSecond: number;
  readonly pendingCalls: number;
  readonly treeNodes: number;
  readonly treeDepth: number;
  readonly heartbeatMs: number;
  readonly heartbeatMisses: number;
  readonly bootMs: number;
  readonly restarts: number;
  /** Wait before the first restart; doubled each time. */
  readonly restartDelayMs: number;
  readonly callMs: number;
  /** Functions one installation may wait for at a time. */
  readonly pendingFunctions: number;
  /** Of a payload for a function, as JSON. */
  readonly functionPayloadBytes: number;
  readonly bundleBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  messagesPerSecond: 2_000,
  messageBytes: 1_000_000,
  bytesPerSecond: 4_000_000,
  pendingCalls: 200,
  treeNodes: 5_000,
  treeDepth: 64,
  heartbeatMs: 2_000,
  heartbeatMisses: 2,
  bootMs: 3_000,
  restarts: 3,
  restartDelayMs: 250,
  callMs: 30_000,
  pendingFunctions: 10,
  functionPayloadBytes: 128 * 1024,
  bundleBytes: 2_000_000,
};
