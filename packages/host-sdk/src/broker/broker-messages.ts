import type { BudgetLimits } from './guest-budget.ts';

/** What the sandbox document says when its broker listens. */
export const BROKER_READY = 'guildhall:broker-ready';

/** Host to broker, once, with a MessagePort. */
export interface BootMessage {
  readonly t: 'boot';
  readonly code: string;
  readonly limits: BudgetLimits & { readonly heartbeatMs: number; readonly heartbeatMisses: number };
}

/** Broker to host. `texts` are the worker's messages as they came. */
export type BrokerMessage =
  | { readonly t: 'guest'; readonly texts: readonly string[] }
  | { readonly t: 'down'; readonly reason: string; readonly message: string };
