import { memberWrites } from '../facts/member-writes.ts';
import { wordsOf } from '../facts/words-of.ts';
import type { Severity } from '../finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { contains, isFunctionNode, writtenKey, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';

type Gate = 'date' | 'place' | 'machine';
type Harm = 'heavy' | 'light';

const SHARED =
  /^(?:JSON\.(?:stringify|parse)|Math\.(?!random)\w+|(?:Array|String|Object|Promise|Number|Map|Set)(?:\.prototype)?\.\w+|localStorage\.\w+|Storage\.prototype\.\w+|parseInt|parseFloat)$/;
/** A page emptied or replaced as a whole. */
const WIPES = /^document\.(?:body|documentElement)\.(?:innerHTML|outerHTML|textContent|innerText|hidden)$/;

/** Acts by how much harm they do behind a condition that hides them. */
const HARMS: readonly [RegExp, Harm][] = [
  [
    /^(?:child_process\.\w+|eval|Function|AsyncFunction|vm\.\w+|process\.(?:dlopen|kill)|fs(?:\.promises)?\.(?:rm|unlink|rmdir|writeFile|appendFile|truncate)\w*|npm:(?:rimraf|del|execa|shelljs)(?:\.\w+)?|import|importScripts|(?:localStorage|sessionStorage)\.clear|indexedDB\.deleteDatabase)$/,
    'heavy',
  ],
  [
    /^(?:fetch|https?\.(?:get|request)|navigator\.sendBeacon|WebSocket|process\.(?:exit|abort)|location\.(?:assign|replace|reload)|document\.write|npm:(?:axios|got|node-fetch|request)(?:\.\w+)?|alert|open)$/,
    'light',
  ],
];
/** Words one of which a condition of this kind is made of. */
const HINT =
  /\bDate\b|\.get(?:UTC)?(?:FullYear|Month|Date|Day|Time)\(|timeOrigin|timeZone|getTimezoneOffset|navigator\.language|\.locale\b|env\.LANG|countryCode|country_code|geoip|hostname\(|userInfo\(|\b1[5-9]\d{8}(?:\d{3})?\b|\b1[5-9]\d\de\d|['"`]20[2-9]\d-/;
const LONGEST_TEST = 1_000;
const LONGEST_VALUE = 200;
const MOST_NAMES = 200;
/** Year 2020 in milliseconds and in seconds: larger constants beside a clock are dates. */
const DATES = [1_577_836_800_000, 1_577_836_800] as const;

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
      if (!HINT.test(context.file.text)) return;
      const conditions = conditionsOf(context);
      if (conditions.length === 0) return;
      const gateAround = (node: Node): Condition | undefined =>
        conditions.find(({ body }) => body.some((part) => contains(part, node)));
      const tell = (node: Node, gate: Condition, harm: Harm, names: readonly string[]): void => {
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
        const act = gate ? harmOf(call, context, 0) : null;
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
        const gate = name !== null && WIPES.test(name) ? gateAround(node) : undefined;
        if (gate && name !== null) tell(node, gate, 'heavy', [name]);
      }
    },
  },
});

/** `client.query('DROP SCHEMA …')`. */
function isDropped(call: Extract<Node, { type: 'CallExpression' }>, { file }: RuleContext): boolean {
  if (call.callee.type !== 'MemberExpression' || !call.arguments[0]) return false;
  const key = writtenKey(call.callee.property, call.callee.computed);
  return (
    key !== null &&
    /^(?:query|execute|exec|raw|run|unsafe|\$executeRaw(?:Unsafe)?)$/.test(key) &&
    /\b(?:DROP\s+(?:SCHEMA|DATABASE|TABLE)|TRUNCATE)\b/i.test(wordsOf(call.arguments[0], file))
  );
}

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

/** Deepest chain of the file's own functions that is followed to an act. */
const FOLLOWED = 2;
const FOLLOWED_FILE = 30_000;

/** What a call does, by itself or by the functions of the file it leads to. */
function harmOf(
  call: ResolvedCall['node'],
  context: RuleContext,
  depth: number,
): { harm: Harm; names: readonly string[] } | null {
  const { target, names } = context.file.evaluator.call(call);
  const harm = HARMS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  if (harm) return { harm, names };
  if (call.type === 'CallExpression' && isDropped(call, context)) return { harm: 'heavy', names: ['DROP'] };
  if (target.kind !== 'function' || depth >= FOLLOWED || context.file.text.length > FOLLOWED_FILE)
    return null;
  const { node } = target;
  let light: { harm: Harm; names: readonly string[] } | null = null;
  for (const inner of context.file.index.calls) {
    if (!contains(node, inner) || inner === call) continue;
    const found = harmOf(inner, context, depth + 1);
    if (found?.harm === 'heavy') return found;
    light ??= found;
  }
  return light;
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

interface Condition {
  kind: Gate;
  node: Node;
  /** What runs only when the condition holds, or after it did not end the function. */
  body: Node[];
}

function conditionsOf(context: RuleContext): Condition[] {
  const { file } = context;
  const told = toldNames(file);
  const hint = new RegExp(
    [
      HINT.source,
      ...[...told.keys()].map((name) => `(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`),
    ].join('|'),
  );
  const found: Condition[] = [];
  for (const node of file.index.branches) {
    const test = node.type === 'LogicalExpression' ? node.left : node.test;
    if (test.end - test.start > LONGEST_TEST) continue;
    const written = file.text.slice(test.start, test.end);
    if (!hint.test(written)) continue;
    const kind = gateOf(withTold(written, told));
    if (!kind) continue;
    found.push({ kind, node: test, body: node.type === 'LogicalExpression' ? [node.right] : bodyOf(node) });
  }
  return found;
}

/** Names that were given the time, a place or a fixed date, with how that is written. */
function toldNames(file: RuleContext['file']): Map<string, string> {
  const told = new Map<string, string>();
  for (const node of file.index.declarators) {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !node.init) continue;
    const { start, end } = node.init;
    if (end - start > LONGEST_VALUE || told.size >= MOST_NAMES) continue;
    const written = file.text.slice(start, end);
    if (HINT.test(written)) told.set(node.id.name, written);
  }
  return told;
}

function withTold(written: string, told: ReadonlyMap<string, string>): string {
  let text = written;
  // A name may be told by another: the date of a date.
  for (let round = 0; round < 2; round += 1)
    for (const name of new Set(text.match(/[\w$]+/g)))
      text += told.has(name) && text.length < LONGEST_TEST ? ` ${told.get(name) ?? ''}` : '';
  return text;
}

function bodyOf(node: Extract<Node, { type: 'IfStatement' | 'ConditionalExpression' }>): Node[] {
  const arms = [node.consequent, ...(node.alternate ? [node.alternate] : [])];
  // `if (before) return;` guards everything that follows.
  const leaves =
    node.consequent.type === 'ReturnStatement' ||
    (node.consequent.type === 'BlockStatement' && node.consequent.body[0]?.type === 'ReturnStatement');
  const { parent } = node;
  if (!leaves || (parent?.type !== 'BlockStatement' && parent?.type !== 'Program')) return arms;
  return [...arms, ...parent.body.filter((statement) => statement.start > node.end)];
}

function gateOf(written: string): Gate | null {
  if (isClock(written) && isFixedDate(written)) return 'date';
  if (
    /timeZone\b|getTimezoneOffset|navigator\.languages?\b|resolvedOptions\(\)\.locale|env\.LANG\b|countryCode|country_code|\bgeoip?\b/.test(
      written,
    ) &&
    /['"`/]|\d{2,}/.test(written)
  )
    return 'place';
  return /(?:hostname|userInfo)\(\)/.test(written) && /===?|includes|test\(|startsWith|match/.test(written)
    ? 'machine'
    : null;
}

function isClock(text: string): boolean {
  return /\bDate\.now\(\)|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|\bDate\(\)|performance\.timeOrigin|\.get(?:UTC)?(?:FullYear|Month|Date|Day)\(\)/.test(
    text,
  );
}

function isFixedDate(text: string): boolean {
  if (
    /['"`]20[2-9]\d-\d\d|new Date\(\s*20[2-9]\d\s*,|Date\.UTC\(\s*20[2-9]\d|['"`]\w{3,9}\.? \d{1,2},? 20[2-9]\d/.test(
      text,
    )
  )
    return true;
  if (/getFullYear\(\)|getUTCFullYear\(\)/.test(text) && /\b20[2-9]\d\b/.test(text)) return true;
  if (
    /get(?:UTC)?(?:Month|Date|Day)\(\)\s*={2,3}\s*\d|\d\s*={2,3}[^=]*get(?:UTC)?(?:Month|Date|Day)\(\)/.test(
      text,
    )
  )
    return true;
  return (text.match(/\b\d[\d_]*(?:\.\d+)?(?:e\d+)?\b/gi) ?? [])
    .map((number) => Number(number.replaceAll('_', '')))
    .some(
      (number) =>
        (number > DATES[0] && number < DATES[0] * 3) || (number > DATES[1] && number < DATES[1] * 3),
    );
}
