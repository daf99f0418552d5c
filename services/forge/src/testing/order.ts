import { STANDARD_FUNCTION_LIMITS } from '@guildhall/schema';
import type { RunOrder } from '../runtime/run-order.ts';
import { MARKETPLACE } from './sessions.ts';

/** A run that was ordered, of a function that does nothing. */
export function anOrder(over: Partial<RunOrder> = {}): RunOrder {
  return {
    ...{ invocationId: 'inv_1', marketplaceId: MARKETPLACE, installationId: 'ins_1', versionId: 'ver_1' },
    ...{ pluginId: 'plg_1', place: { host: 'crm', organization: 'acme', workspace: null }, user: null },
    ...{ releaseDigest: 'a', codeDigest: 'b', code: '', functionName: 'greet', entry: 'greet' },
    ...{ trigger: 'CALL', payload: null, context: {}, settings: {}, wallMs: 1, keepsValue: false },
    ...{
      limits: STANDARD_FUNCTION_LIMITS,
      permissions: [],
      origins: [],
      secrets: [],
      tier: 0,
      releasedAt: null,
    },
    ...over,
  };
}
