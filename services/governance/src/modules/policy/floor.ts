import { compilePolicy, PLATFORM_FLOOR, type CompiledPolicy, type PolicyRevision } from '@guildhall/policy';
import type { Context } from '../../context.ts';
import { PLATFORM_POLICY } from './policy.ts';

/** The platform's rules, with the name that decisions give them: `floor@<number>`. */
export interface Floor {
  policy: CompiledPolicy;
  revision: string;
}

/** What the product ships with is the first revision, also before it is written down. */
const SHIPPED = { number: 1, body: PLATFORM_FLOOR };

let newest: { text: string; floor: Floor } | null = null;

/** The platform's rules as they hold now in every marketplace. */
export async function floorInForce({ policies }: Pick<Context, 'policies'>): Promise<Floor> {
  const { number, body } = (await policies.floor()) ?? SHIPPED;
  const text = JSON.stringify([number, body]);
  // Compiled once a revision: every decision asks it.
  if (newest?.text !== text)
    newest = { text, floor: { policy: compiled(body), revision: `${PLATFORM_POLICY}@${number}` } };
  return newest.floor;
}

/** Throws where it no longer compiles: without the floor nothing is decided. */
function compiled(body: PolicyRevision): CompiledPolicy {
  const result = compilePolicy(body, 'platform');
  if (!result.ok) throw new Error(`the platform floor does not compile: ${JSON.stringify(result.error)}`);
  return result.value;
}
