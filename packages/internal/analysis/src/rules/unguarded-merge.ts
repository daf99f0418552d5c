import { defineRule, type RuleContext } from '../rule.ts';
import { patternLeaves } from '../scope/patterns.ts';
import {
  bare,
  contains,
  enclosingFunction,
  isFunctionNode,
  ownerOf,
  writtenKey,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { declaredAs } from './helpers.ts';

const GUARDS =
  /proto|hasOwn|sanitiz|['"`]prototype['"`]|['"`]constructor['"`]|Object\.create\(\s*null|isPrototypePolluted|isUnsafe\w*|unsafeProp\w*|isSafe\w*|\bnew Map\b|\bforbidden|\bdisallowed|\bblacklist|isPlainObject|Object\.freeze\(Object\.prototype/i;
const UNTRUSTED =
  /JSON\.parse|location\b|URLSearchParams|\breq(?:uest)?\.(?:body|query|params)|ctx\.(?:request|query)|event\.data|\.json\(\)|querystring|\bqs\.parse|document\.cookie|postMessage|onmessage|__proto__/;

export const unguardedMerge = defineRule({
  id: 'unguarded-merge',
  severity: 'high',
  threat: 'prototype-pollution',
  title: 'Names from outside decide which member is written, all the way down',
  why: 'A merge or a path that takes any name takes __proto__ too, and whoever sends the data then changes every object.',
  fix: 'Leave out __proto__, constructor and prototype, or write to Object.create(null) or a Map.',
  example: {
    bad: 'function merge(a, b) { for (const k in b) { if (typeof b[k] === "object") merge(a[k], b[k]); else a[k] = b[k]; } } merge({}, JSON.parse(text));',
    good: 'function merge(a, b) { for (const k of Object.keys(b)) { if (k === "__proto__" || k === "constructor") continue; a[k] = b[k]; } }',
  },
  cwe: 1321,
  visit: {
    flow: (flow, { file, report: tell }) => {
      if (flow.sink.kind !== 'key' || !['request', 'address', 'posted'].includes(flow.source.kind)) return;
      if (!GUARDS.test(file.text))
        tell(flow.sink.node, {
          flow,
          message: `What ${flow.source.label} holds names the member of a member that is written.`,
        });
    },
    function: (fn, context) => {
      if (!fn.body || fn.end - fn.start > 4_000) return;
      const body = context.file.text.slice(fn.start, fn.end);
      if (!body.includes('[') || GUARDS.test(body)) return;
      const write = mergeWrite(fn, body, context) ?? pathWrite(fn, body, context);
      // The table is looked for last: that reads the whole file once for each name.
      if (write && !isGuardedByTable(body, context)) report(write, context);
    },
    file: (context) => {
      const { file } = context;
      if (UNTRUSTED.test(file.text))
        for (const node of file.index.assignments) if (isReduced(node.left, file.text)) report(node, context);
      // A path followed at the top of a file, outside of any function of its own.
      if (file.text.length > 5_000 || GUARDS.test(file.text) || !UNTRUSTED.test(file.text)) return;
      for (const node of file.index.assignments)
        if (isWalk(node.left) && isPathLoop(node.left, file.text)) report(node, context);
    },
  },
});

/** `UNSAFE.has(key)` or `isBad(key)`, where what is asked names the prototype somewhere else in the file. */
function isGuardedByTable(body: string, { file }: RuleContext): boolean {
  if (!/__proto__|['"`]prototype['"`]/.test(file.text)) return false;
  return [...body.matchAll(/([\w$]+)(?:\.(?:has|includes|indexOf|test))?\(/g)].some(([, name = '']) =>
    new RegExp(
      `(?:const|let|var|function)\\s+${name.replaceAll('$', '\\$')}\\b[^;]{0,200}(?:__proto__|['"\`]prototype['"\`])`,
    ).test(file.text),
  );
}

function report(at: { start: number; end: number }, { file, report: tell }: RuleContext): void {
  const isReached = UNTRUSTED.test(file.text);
  tell(at, {
    severity: file.text.length < (isReached ? 5_000 : 2_500) ? 'high' : 'medium',
    confidence: isReached ? 'medium' : 'low',
    message: 'Members are written under any name the data holds, also __proto__.',
  });
}

/** `todo.push([into[key], from[key]])`: what would call itself keeps a list of what is left instead. */
const PAIR = /\.(?:push|unshift|set)\(\s*\[?\s*(?<into>[\w$]+)\[(?<key>\w+)\]\s*,\s*[\w$]+\[\k<key>\]/;

/** A function that copies members by name and calls itself for those that are objects. */
function mergeWrite(fn: FunctionNode, body: string, { file }: RuleContext): Node | null {
  const name = nameOf(fn);
  const loops =
    /\bfor\s*\(\s*(?:const|let|var)?\s*\[?\s*[\w$]+[^)]*\b(?:in|of)\b|Object\.(?:keys|entries)\([^)]*\)\)?\.(?:forEach|map|reduce)/.test(
      body,
    );
  if (!loops || fn.params.length < 2) return null;
  const pair = PAIR.exec(body)?.groups?.into;
  const calls =
    name !== null &&
    new RegExp(`(?<![\\w$.])(?:this\\.)?${name.replaceAll('$', '\\$')}\\(`).test(
      body.slice(body.indexOf('{')),
    );
  if (!calls && pair === undefined) return null;
  const given = new Set(
    fn.params
      .flatMap(patternLeaves)
      .flatMap(({ target }) => (target.type === 'Identifier' ? [target.name] : []))
      .concat(pair ?? []),
  );
  return (
    file.index.assignments.find(
      ({ left, right }) =>
        contains(fn, left) && isDynamic(left) && isInto(left, given) && takesMember(right, file),
    ) ?? null
  );
}

/** `from[key]`, or a name that was given it. */
function takesMember(right: Node, file: RuleContext['file']): boolean {
  const value = right.type === 'Identifier' ? declaredAs(right, { file }) : right;
  return value ? /\[/.test(file.text.slice(value.start, Math.min(value.end, value.start + 300))) : false;
}

/** Writing to what the caller gave, or to what a member of it is; a fresh object harms nobody. */
function isInto(left: Node, given: ReadonlySet<string>): boolean {
  const root = ownerOf(left);
  return root.type === 'Identifier' && given.has(root.name);
}

/** A function that walks down a list of names and writes at its end. */
function pathWrite(fn: FunctionNode, body: string, { file }: RuleContext): Node | null {
  const reduced = reducedWrite(fn, body, file);
  if (reduced) return reduced;
  if (!/\.split\(|\bpath\b|\bkeys?\b|\bparts?\b|\bsegments?\b/i.test(body)) return null;
  const walk =
    file.index.assignments.find(({ left, right }) => contains(fn, left) && isStep(left, right)) ??
    file.index.declarators.find((one) => contains(fn, one) && isReducedWalk(one));
  if (!walk) return null;
  const writes = file.index.assignments.filter(
    ({ left, right, start }) =>
      contains(fn, left) && isDynamic(left) && start !== walk.start && !isDefault(left, right, file.text),
  );
  // The step itself writes what is missing; the value is written at the end.
  return writes.find(({ left }) => !contains(walk, left)) ?? writes[0] ?? null;
}

/** `at[key] = at[key] || {}` makes what is missing, and gives nobody a value of their choice. */
function isDefault(left: Node, right: Node, text: string): boolean {
  const value = bare(right);
  if (value.type !== 'LogicalExpression') return false;
  const said = ({ start, end }: Node) => text.slice(start, end);
  return said(bare(value.left)) === said(left) && bare(value.right).type === 'ObjectExpression';
}

/** `path.split('.').reduce((at, key) => (at[key] ??= {}), object)`. */
function reducedWrite(fn: FunctionNode, body: string, file: RuleContext['file']): Node | null {
  if (!body.includes('.split(') || !body.includes('.reduce(')) return null;
  const written = file.index.assignments.find(
    ({ left, right }) => contains(fn, left) && isReducerStep(left) && !isDefault(left, right, file.text),
  );
  if (written) return written;
  if (
    !/\.split\([^)]*\)[^;]{0,40}\.reduce\(/.test(body) ||
    !/(?:\?\?=|\|\|=|\w+\[\w+\]\s*(?:\|\||\?\?))\s*\{\}/.test(body)
  )
    return null;
  return file.index.assignments.find(({ left }) => contains(fn, left) && isDynamic(left)) ?? null;
}

/** `keys.reduce((at, key) => { … at[key] = value; return at[key]; }, object)`. */
function isReducerStep(left: Node): boolean {
  const step = isDynamic(left) ? enclosingFunction(left) : null;
  const call = step?.parent;
  if (left.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.arguments[0] !== step)
    return false;
  const [at, key] = step.params;
  const isOf = (parameter: Node | undefined, used: Node): boolean =>
    parameter?.type === 'Identifier' && used.type === 'Identifier' && parameter.name === used.name;
  return isReduce(call.callee) && isOf(at, left.object) && isOf(key, left.property) && returnsMember(step);
}

function isReduce(callee: Node): boolean {
  return callee.type === 'MemberExpression' && writtenKey(callee.property, callee.computed) === 'reduce';
}

/** Whether a step goes on with the member it wrote: whoever sums up words goes on with the whole. */
function returnsMember({ body }: FunctionNode): boolean {
  const last = body?.type === 'BlockStatement' ? body.body.at(-1) : body;
  const given = last?.type === 'ReturnStatement' ? last.argument : last;
  let value = given ? bare(given) : null;
  if (value?.type === 'AssignmentExpression') value = bare(value.left);
  return value?.type === 'MemberExpression' && value.computed;
}

/** `const holder = keys.reduce((at, key) => (at[key] ??= {}), target)`. */
function isReducedWalk(declarator: Node): boolean {
  const made = declarator.type === 'VariableDeclarator' && declarator.init ? bare(declarator.init) : null;
  if (made?.type !== 'CallExpression' || !isReduce(made.callee)) return false;
  const [step] = made.arguments;
  return step !== undefined && isFunctionNode(step) && returnsMember(step);
}

/** `at = at[key] ??= {}`, or `at = at[key]`. */
function isStep(left: Node, right: Node): boolean {
  if (left.type !== 'Identifier') return false;
  let value = bare(right);
  if (value.type === 'AssignmentExpression') value = bare(value.left);
  if (value.type === 'LogicalExpression') value = bare(value.left);
  return (
    value.type === 'MemberExpression' &&
    value.computed &&
    value.object.type === 'Identifier' &&
    value.object.name === left.name &&
    isName(value.property)
  );
}

function isDynamic(left: Node): boolean {
  return left.type === 'MemberExpression' && left.computed && isName(left.property);
}

function isName(property: Node): boolean {
  return (
    property.type === 'Identifier' ||
    property.type === 'MemberExpression' ||
    property.type === 'CallExpression'
  );
}

function isWalk(left: Node): boolean {
  return isDynamic(left) && enclosingFunction(left) === null;
}

/** `path.split('.').reduce((at, key) => (at[key] = …), object)`, where no function of its own is around it. */
function isReduced(left: Node, text: string): boolean {
  const fn = isDynamic(left) ? enclosingFunction(left) : null;
  const call = fn?.parent;
  return (
    fn !== null &&
    !GUARDS.test(text.slice(fn.start, fn.end)) &&
    call?.type === 'CallExpression' &&
    /\.split\([^)]*\)\.reduce$/.test(text.slice(call.callee.start, call.callee.end)) &&
    /(?:\?\?=|\|\|=|\w+\[\w+\]\s*(?:\|\||\?\?))\s*\{\}/.test(text.slice(fn.start, fn.end))
  );
}

function isPathLoop(left: Node, text: string): boolean {
  const around = text.slice(Math.max(0, left.start - 400), left.end + 200);
  return /\.split\(/.test(around) && /\bo?\w*\s*=\s*\w+\[\w+\]\s*(?:=|\|\||\?\?)/.test(around);
}

function nameOf(fn: FunctionNode): string | null {
  if (fn.id) return fn.id.name;
  const { parent } = fn;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (
    (parent?.type === 'Property' || parent?.type === 'MethodDefinition') &&
    parent.key.type === 'Identifier'
  )
    return parent.key.name;
  if (parent?.type === 'AssignmentExpression') {
    const target = bare(parent.left);
    if (target.type === 'Identifier') return target.name;
    if (target.type === 'MemberExpression' && target.property.type === 'Identifier')
      return target.property.name;
  }
  return null;
}
