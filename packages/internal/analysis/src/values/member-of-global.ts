import { nameOfMember } from './global-names.ts';
import { globalValue, type Value } from './value.ts';

const MOST = 20_000;
const known = new Map<string, Map<string, Value>>();
let kept = 0;

/** The value of a member of a shared name; made once, because files ask for `Object.defineProperty` again and again. */
export function memberOfGlobal(base: string, key: string): Value {
  let members = known.get(base);
  const found = members?.get(key);
  if (found) return found;
  // Names may be as many as strangers like.
  if (kept >= MOST) {
    known.clear();
    members = undefined;
    kept = 0;
  }
  if (!members) known.set(base, (members = new Map<string, Value>()));
  const value = globalValue(nameOfMember(base, key));
  members.set(key, value);
  kept += 1;
  return value;
}
