import { harmOf, type Harm } from '../facts/harm-of.ts';
import { hidingConditions, type Gate, type HidingCondition } from '../facts/hiding-conditions.ts';
import { memberWrites } from '../facts/member-writes.ts';
import type { Severity } from '../finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { contains, isFunctionNode, type Node } from '../syntax/node.ts';

const SHARED =
  /^(?:JSON\.(?:stringify|parse)|Math\.(?!random)\w+|(?:Array|String|Object|Promise|Number|Map|Set)(?:\.prototype)?\.\w+|localStorage\.\w+|Storage\.prototype\.\w+|parseInt|parseFloat)$/;
/** A page emptied or replaced as a whole. */
const WIPES = /^document\.(?:body|documentElement)\.(?:innerHTML|outerHTML|textContent|innerText|hidden)$/;

export const timeBomb = defineRule({
  id: 'time-bomb',
  severity: 'high',
  threat: 'sabotage',
  title: 'Something happens only after a date or in some places',
  why: 'Code that waits for a day, a country or a machine is written to be somewhere else while it is reviewed.',
  fix: 'Do the same everywhere and always, or make it a setting that people see.',
  example: {
    bad: 'if (Date.now() > new Date("2027-03-01").getTime()) require("child_process").execSync("id");',
    good: 'if (Date.now() > token.expires) renew(token);',
  },
  cwe: 511,
  visit: {
    file: (context) => {
      for (const node of replacedAtTimes(context))
        context.report(node, {
          message: 'A function of everyone is replaced by one that answers otherwise at times.',
        });
      const conditions = hidingConditions(context.file);
      if (conditions.length === 0) return;
      const gateAround = (node: Node): HidingCondition | undefined =>
        conditions.find(({ body }) => body.some((part) => contains(part, node)));
      const tell = (node: Node, gate: HidingCondition, harm: Harm, names: readonly string[]): void => {
        const severity = severityOf(gate.kind, harm, names);
        if (severity)
          context.report(node, {
            severity,
            confidence: 'medium',
            message: `${names[0] ?? 'This'} runs only ${SAID[gate.kind]}.`,
          });
      };
      for (const call of context.file.index.calls) {
        const gate = gateAround(call);
        const act = gate ? harmOf(call, context.file) : null;
        if (gate && act) tell(call, gate, act.harm, act.names);
      }
      for (const { kind, body } of conditions) {
        const thrown = kind === 'date' ? body.find(isThrow) : undefined;
        if (thrown)
          context.report(firstThrow(thrown), {
            severity: 'medium',
            confidence: 'medium',
            message: `The program refuses to work ${SAID.date}.`,
          });
      }
      for (const { name, node } of memberWrites(context.file)) {
        if (name === null) continue;
        const gate = WIPES.test(name) || SHARED.test(name) ? gateAround(node) : undefined;
        // What everyone shares is replaced for good where a browser of some place lacks it.
        if (gate && (WIPES.test(name) || gate.kind === 'date')) tell(node, gate, 'heavy', [name]);
      }
    },
  },
});

/** Functions of everyone that answer otherwise some of the time: bugs that nobody can find. */
function replacedAtTimes({ file }: RuleContext): Node[] {
  if (!/Math\.random|Date/.test(file.text)) return [];
  return memberWrites(file).flatMap(({ name, key, object, value, node }) => {
    const owner = file.evaluator.resolveGlobal(object);
    const shared = name ?? (owner === null ? '' : `${owner}.${key}`);
    if (!SHARED.test(shared) || !isFunctionNode(value)) return [];
    const body = file.text.slice(value.start, value.end);
    return /Math\.random\(\)|\.get(?:UTC)?(?:Day|Date|Hours|Month|FullYear)\(\)|Date\.now\(\)/.test(body)
      ? [node]
      : [];
  });
}

function isThrow(node: Node): boolean {
  return firstThrow(node).type === 'ThrowStatement';
}

/** `throw …`, alone or as the first of a block. */
function firstThrow(node: Node): Node {
  return node.type === 'BlockStatement' ? (node.body[0] ?? node) : node;
}

const SAID: Record<Gate, string> = {
  date: 'after a fixed date',
  place: 'for people of some language or place',
  machine: 'on some machines',
};

function severityOf(gate: Gate, harm: Harm, names: readonly string[]): Severity | null {
  if (names.includes('import') && gate !== 'date') return null;
  if (harm === 'heavy') return gate === 'machine' ? 'medium' : 'high';
  const stops = names.some((name) => /^(?:process\.|alert|open|document\.|location\.)/.test(name));
  return gate === 'date' || (gate === 'place' && stops) ? 'medium' : 'low';
}
