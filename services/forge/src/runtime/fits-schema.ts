import { createContext, Script } from 'node:vm';
import { Validator } from '@cfworker/json-schema';

/** Milliseconds that a schema may take over one value: a host can write one that never ends, and everybody would wait. */
const PATIENCE_MS = 250;
/** What is checked faster costs nothing; all above it counts for its marketplace. Milliseconds. */
const FREE_MS = 20;
/** How much of that a marketplace has in a minute, in this process. Milliseconds. */
const MOST_MS = 500;
const MINUTE_MS = 60_000;

const task: { work: () => void } = { work: () => undefined };
const room = createContext(task);
const runTask = new Script('work()');
/** By marketplace, within `since` and a minute. */
const spent = new Map<string, number>();
let since = 0;

/**
 * Why a value does not fit a schema that a host of the marketplace wrote, as a sentence that names fields and no values;
 * null when it fits. Nothing is compiled from the schema. One that cannot be used, or takes too long, lets nothing through,
 * and where a marketplace's take too long too often, nothing of it is checked for the rest of the minute.
 */
export function misfitOf(
  value: unknown,
  schema: Record<string, unknown>,
  marketplaceId: string,
): string | null {
  const begun = performance.now();
  if (begun - since > MINUTE_MS) {
    spent.clear();
    since = begun;
  }
  const before = spent.get(marketplaceId) ?? 0;
  if (before > MOST_MS) return 'The surface’s schemas took too long to check; try again in a minute.';
  let problem: string | null = 'The surface’s own schema cannot be used.';
  task.work = () => {
    problem = firstProblem(value, schema);
  };
  try {
    runTask.runInContext(room, { timeout: PATIENCE_MS });
  } catch {
    // It was the schema that threw: a reference that leads nowhere, depth without end, time without end.
  }
  const took = performance.now() - begun;
  if (took > FREE_MS) spent.set(marketplaceId, before + took);
  return problem;
}

function firstProblem(value: unknown, schema: Record<string, unknown>): string | null {
  const { valid, errors } = new Validator(schema, '2020-12').validate(value);
  if (valid) return null;
  const { error, instanceLocation } = errors.at(-1) ?? { error: 'It does not fit.', instanceLocation: '#' };
  const place = instanceLocation.slice(2);
  return place === '' ? error : `("${place.slice(0, 100)}") ${error}`;
}
