export { byteBudget, type ByteBudget } from './byte-budget.ts';
export { EGRESS_ERRORS, type EgressError, type EgressErrorCode } from './egress-error.ts';
export { egress } from './egress.ts';
export { MOST_BYTES, type EgressLimits } from './limits.ts';
export type { Egress, EgressOptions, EgressSecret } from './open-egress.ts';
export type { EgressRequest, EgressResponse } from './request.ts';
export { dnsResolver, type ResolveName } from './resolve-name.ts';
