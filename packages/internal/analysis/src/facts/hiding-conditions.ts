import type { SourceFile } from '../values/source-file.ts';
import type { Node } from '../syntax/node.ts';

/** What hides something from whoever looks today: a day, a place, or the machine it runs on. */
export type Gate = 'date' | 'place' | 'machine';

/** Words one of which a condition of this kind is made of. */
const HINT =
  /\bDate\b|\.get(?:UTC)?(?:FullYear|Month|Date|Day|Time)\(|timeOrigin|timeZone|getTimezoneOffset|navigator\.language|\.locale\b|env\.LANG|countryCode|country_code|geoip|hostname\(|userInfo\(|\b1[5-9]\d{8}(?:\d{3})?\b|\b1[5-9]\d\de\d|['"`]20[2-9]\d-/;
const LONGEST_TEST = 1_000;
const LONGEST_VALUE = 200;
const MOST_NAMES = 200;
/** Year 2020 in milliseconds and in seconds: larger constants beside a clock are dates. */
const DATES = [1_577_836_800_000, 1_577_836_800] as const;

/** A condition that holds only at some time, somewhere, or on some machines. */
export interface HidingCondition {
  kind: Gate;
  node: Node;
  /** What runs only when the condition holds, or after it did not end the function. */
  body: Node[];
}

/** The conditions of a file that hide what stands behind them. */
export function hidingConditions(file: SourceFile): HidingCondition[] {
  if (!HINT.test(file.text)) return [];
  const told = toldNames(file);
  const hint = new RegExp(
    [
      HINT.source,
      ...[...told.keys()].map((name) => `(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`),
    ].join('|'),
  );
  const found: HidingCondition[] = [];
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
function toldNames(file: SourceFile): Map<string, string> {
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
