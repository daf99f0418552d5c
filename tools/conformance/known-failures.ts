import type { PlannerName } from '../../packages/internal/compiled-executor/src/index.ts';

const CONFLICT =
  'Apollo’s planner: a required field with arguments meets the same field with the client’s own';

/** Cases of the audit that fail, and whose fault it is. Whatever else fails is new, and ours to explain. */
export const KNOWN_FAILURES: Readonly<Record<PlannerName, Readonly<Record<string, string>>>> = {
  hive: {},
  apollo: {
    'requires-with-argument 2': CONFLICT,
    'requires-with-argument 3': CONFLICT,
    'requires-with-argument 4': CONFLICT,
    'requires-with-argument-conflict 0': CONFLICT,
    'keys-mashup 0': 'Apollo’s planner: a key that is reachable only through another is not found',
    'non-resolvable-interface-object 1':
      'Apollo’s planner: an interface object that nobody can resolve is null without an error',
  },
};
