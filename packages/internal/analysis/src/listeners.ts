import type { Rule, RuleVisit } from './rule.ts';

type Visit = keyof Omit<RuleVisit, 'package'>;

/** One rule that wants to be shown something, with what it does then. */
export interface Listener<Seen extends unknown[]> {
  rule: Rule;
  visit: (...seen: Seen) => void;
}

type Listeners = {
  [Kind in Visit]: readonly Listener<Parameters<NonNullable<RuleVisit[Kind]>>>[];
} & {
  /** Who listens to calls that reach a shared name: to all calls or to those only, in the order of the rules. */
  anyCall: readonly Listener<Parameters<NonNullable<RuleVisit['call']>>>[];
};

const known = new WeakMap<readonly Rule[], Listeners>();

/** Who listens to what. Made once: files are many, and the engine forgets functions that are made anew for each. */
export function listenersOf(rules: readonly Rule[]): Listeners {
  let listeners = known.get(rules);
  if (!listeners) known.set(rules, (listeners = findListeners(rules)));
  return listeners;
}

function findListeners(rules: readonly Rule[]): Listeners {
  const to = <Kind extends Visit>(kind: Kind) =>
    rules.flatMap((rule) => {
      const visit = rule.visit[kind];
      return visit ? [{ rule, visit }] : [];
    });
  return {
    call: to('call'),
    named: to('named'),
    anyCall: rules.flatMap((rule) => {
      const visit = rule.visit.call ?? rule.visit.named;
      return visit ? [{ rule, visit }] : [];
    }),
    member: to('member'),
    assignment: to('assignment'),
    text: to('text'),
    folded: to('folded'),
    function: to('function'),
    flow: to('flow'),
    file: to('file'),
  };
}
