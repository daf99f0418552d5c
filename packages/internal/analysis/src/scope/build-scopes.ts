import { LimitReached } from '../limit-reached.ts';
import {
  childrenOf,
  pushChildren,
  enclosingClass,
  isFunctionNode,
  type Call,
  type FunctionNode,
  type Member,
  type Node,
  type Program,
} from '../syntax/node.ts';
import { patternLeaves } from './patterns.ts';
import type { PropertyDefinition } from 'oxc-parser';
import { lookUp, type Binding, type Scope, type Write } from './scope.ts';

/** What one walk over a file leaves for everyone: scopes, parents and the nodes rules look at. */
export interface FileIndex {
  /** Every node below the program, a parent before its children and those in source order. */
  nodes: Node[];
  /** The number of the first of them; the others follow, so that `nodes[node.number - first]` is `node`. */
  first: number;
  /** The innermost scope each of them stands in, or its own. */
  homes: Scope[];
  scopes: Map<Node, Scope>;
  calls: (Call | Extract<Node, { type: 'ImportExpression' | 'TaggedTemplateExpression' }>)[];
  members: Member[];
  assignments: Extract<Node, { type: 'AssignmentExpression' }>[];
  strings: Extract<Node, { type: 'Literal' | 'TemplateLiteral' | 'JSXText' }>[];
  functions: FunctionNode[];
  switches: Extract<Node, { type: 'SwitchStatement' }>[];
  /** What runs only when something holds. */
  branches: Extract<Node, { type: 'IfStatement' | 'ConditionalExpression' | 'LogicalExpression' }>[];
  loops: Extract<Node, { type: 'ForInStatement' | 'ForOfStatement' | 'ForStatement' | 'WhileStatement' }>[];
  identifiers: Extract<Node, { type: 'Identifier' }>[];
  attributes: Extract<Node, { type: 'JSXAttribute' }>[];
  declarators: (Extract<Node, { type: 'VariableDeclarator' | 'Property' }> | PropertyDefinition)[];
  exports: Extract<
    Node,
    { type: 'ExportNamedDeclaration' | 'ExportDefaultDeclaration' | 'ExportAllDeclaration' }
  >[];
  imports: Extract<Node, { type: 'ImportDeclaration' }>[];
  /** Values written to members through `this`, by class and member. */
  fields: Map<Node, Map<string, Node[]>>;
}

/** Something written to names that may be declared further down. */
interface Assigned {
  pattern: Node;
  scope: Scope;
  write: Pick<Write, 'kind' | 'value' | 'at'>;
}

/** What has a scope of its own. */
const BLOCKS = new Set([
  'FunctionExpression',
  'FunctionDeclaration',
  'ArrowFunctionExpression',
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'ClassExpression',
  'StaticBlock',
]);

/** Walks a program once with a stack of its own, so that deep nesting cannot exhaust ours; numbers nodes from `first`. */
export function buildScopes(program: Program, visitLimit: number, first: number): FileIndex {
  const index: FileIndex = {
    nodes: [],
    first,
    homes: [],
    scopes: new Map(),
    calls: [],
    members: [],
    assignments: [],
    strings: [],
    functions: [],
    switches: [],
    branches: [],
    loops: [],
    identifiers: [],
    attributes: [],
    declarators: [],
    exports: [],
    imports: [],
    fields: new Map(),
  };
  const pending: Assigned[] = [];
  const top: Scope = { node: program, outer: null, isFunction: true, bindings: new Map() };
  index.scopes.set(program, top);
  const nodes: Node[] = childrenOf(program).reverse();
  const scopes: Scope[] = nodes.map(() => top);
  for (const node of nodes) if (node.type !== 'Program') node.parent = program;
  for (;;) {
    const node = nodes.pop();
    const scope = scopes.pop();
    if (!node || !scope) break;
    node.number = first + index.nodes.length;
    if (index.nodes.push(node) > visitLimit) throw new LimitReached(`More than ${visitLimit} syntax nodes.`);
    const inner = enter(node, scope, index);
    index.homes.push(inner);
    note(node, scope, index, pending);
    pushChildren(node, nodes);
    for (let at = scopes.length; at < nodes.length; at += 1) {
      const child = nodes[at];
      if (child && child.type !== 'Program') child.parent = node;
      scopes.push(inner);
    }
  }
  assignAll(pending, index);
  return index;
}

/** Most scopes declare nothing; none of them has to keep a map of its own for that. */
const NO_NAMES = new Map<string, Binding>();

function enter(node: Node, scope: Scope, index: FileIndex): Scope {
  if (!BLOCKS.has(node.type)) return scope;
  const isFunction = isFunctionNode(node) || node.type === 'StaticBlock';
  const inner: Scope = { node, outer: scope, isFunction, bindings: NO_NAMES };
  index.scopes.set(node, inner);
  if (isFunctionNode(node)) {
    if (node.id && node.type === 'FunctionExpression')
      declare(inner, node.id, { kind: 'declare', value: node, path: [], fallback: null, at: node });
    node.params.forEach((parameter, position) => {
      for (const leaf of patternLeaves(parameter)) {
        declare(inner, leaf.target, {
          kind: leaf.rest ? 'rest' : 'parameter',
          value: null,
          path: leaf.path,
          fallback: leaf.fallback,
          at: parameter,
          owner: node,
          index: position,
        });
      }
    });
  }
  return inner;
}

function declare(scope: Scope, target: Node, write: Write | null): void {
  if (target.type !== 'Identifier') return;
  let binding = scope.bindings.get(target.name);
  if (!binding) {
    if (scope.bindings === NO_NAMES) scope.bindings = new Map();
    binding = { name: target.name, scope, declared: target, writes: [], members: null };
    scope.bindings.set(target.name, binding);
  }
  if (write) binding.writes.push(write);
}

function functionScope(scope: Scope): Scope {
  let at = scope;
  while (!at.isFunction && at.outer) at = at.outer;
  return at;
}

function note(node: Node, scope: Scope, index: FileIndex, pending: Assigned[]): void {
  switch (node.type) {
    case 'Identifier':
      index.identifiers.push(node);
      break;
    case 'CallExpression':
    case 'NewExpression':
    case 'ImportExpression':
    case 'TaggedTemplateExpression':
      index.calls.push(node);
      break;
    case 'MemberExpression':
      index.members.push(node);
      break;
    case 'Literal':
    case 'TemplateLiteral':
    case 'JSXText':
      index.strings.push(node);
      break;
    case 'SwitchStatement':
      index.switches.push(node);
      break;
    case 'IfStatement':
    case 'ConditionalExpression':
      index.branches.push(node);
      break;
    case 'LogicalExpression':
      if (node.operator === '&&') index.branches.push(node);
      break;
    case 'ForStatement':
    case 'WhileStatement':
      index.loops.push(node);
      break;
    case 'JSXAttribute':
      index.attributes.push(node);
      break;
    case 'Property':
    case 'PropertyDefinition':
      index.declarators.push(node);
      break;
    case 'VariableDeclaration': {
      // `declare const x` names what is there already.
      if (node.declare) break;
      const home = node.kind === 'var' ? functionScope(scope) : scope;
      const isLoop = node.parent?.type === 'ForOfStatement' || node.parent?.type === 'ForInStatement';
      for (const declarator of node.declarations) {
        for (const leaf of patternLeaves(declarator.id)) {
          const isOpaque = isLoop && node.parent?.type === 'ForInStatement';
          const value =
            isLoop && node.parent?.type === 'ForOfStatement' ? node.parent.right : declarator.init;
          const kind = isOpaque ? 'opaque' : isLoop ? 'loop' : leaf.rest ? 'rest' : 'declare';
          declare(
            home,
            leaf.target,
            value || isOpaque
              ? { kind, value, path: leaf.path, fallback: leaf.fallback, at: declarator }
              : null,
          );
        }
      }
      break;
    }
    case 'VariableDeclarator':
      index.declarators.push(node);
      break;
    case 'FunctionDeclaration':
      index.functions.push(node);
      if (node.id)
        declare(functionScope(scope), node.id, {
          kind: 'declare',
          value: node,
          path: [],
          fallback: null,
          at: node,
        });
      break;
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      index.functions.push(node);
      break;
    case 'ClassDeclaration':
      if (node.id)
        declare(scope, node.id, { kind: 'declare', value: node, path: [], fallback: null, at: node });
      break;
    case 'CatchClause':
      if (node.param)
        for (const leaf of patternLeaves(node.param))
          declare(index.scopes.get(node) ?? scope, leaf.target, {
            kind: 'opaque',
            value: null,
            path: [],
            fallback: null,
            at: node,
          });
      break;
    case 'ImportDeclaration':
      index.imports.push(node);
      for (const specifier of node.specifiers)
        declare(scope, specifier.local, {
          kind: 'import',
          value: specifier,
          path: [],
          fallback: null,
          at: node,
        });
      break;
    case 'TSImportEqualsDeclaration':
      declare(scope, node.id, {
        kind: 'declare',
        value: node.moduleReference,
        path: [],
        fallback: null,
        at: node,
      });
      break;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
      index.exports.push(node);
      break;
    case 'AssignmentExpression':
      index.assignments.push(node);
      pending.push({
        pattern: node.left,
        scope,
        write: {
          kind: ['=', '||=', '??=', '&&='].includes(node.operator) ? 'assign' : 'compound',
          value: node.right,
          at: node,
        },
      });
      break;
    case 'UpdateExpression':
      pending.push({ pattern: node.argument, scope, write: { kind: 'opaque', value: null, at: node } });
      break;
    case 'ForOfStatement':
    case 'ForInStatement':
      index.loops.push(node);
      if (node.left.type !== 'VariableDeclaration')
        pending.push({
          pattern: node.left,
          scope,
          write: { kind: node.type === 'ForOfStatement' ? 'loop' : 'opaque', value: node.right, at: node },
        });
      break;
    default:
  }
}

function assignAll(pending: readonly Assigned[], index: FileIndex): void {
  for (const { pattern, scope, write } of pending) assign(pattern, scope, write, index);
}

function assign(
  pattern: Node,
  scope: Scope,
  write: Pick<Write, 'kind' | 'value' | 'at'>,
  index: FileIndex,
): void {
  for (const { target, path, fallback, rest } of patternLeaves(pattern)) {
    if (target.type === 'Identifier') {
      lookUp(scope, target.name)?.writes.push({ ...write, kind: rest ? 'rest' : write.kind, path, fallback });
    } else if (
      target.type === 'MemberExpression' &&
      target.object.type === 'Identifier' &&
      path.length === 0 &&
      write.value
    ) {
      const key = memberKey(target);
      const binding = key === null ? null : lookUp(scope, target.object.name);
      if (binding && key !== null)
        remember((binding.members ??= new Map<string, Node[]>()), key, write.value);
    } else if (
      target.type === 'MemberExpression' &&
      target.object.type === 'ThisExpression' &&
      path.length === 0 &&
      write.value
    ) {
      const key = memberKey(target);
      const owner = key === null ? null : enclosingClass(target);
      if (!owner || key === null) continue;
      let fields = index.fields.get(owner);
      if (!fields) index.fields.set(owner, (fields = new Map<string, Node[]>()));
      remember(fields, key, write.value);
    }
  }
}

function memberKey(member: Member): string | null {
  if (!member.computed) return member.property.name;
  return member.property.type === 'Literal' ? String(member.property.value) : null;
}

function remember(members: Map<string, Node[]>, key: string, value: Node): void {
  const values = members.get(key);
  if (values) values.push(value);
  else members.set(key, [value]);
}
