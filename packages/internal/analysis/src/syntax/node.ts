import {
  visitorKeys,
  type ArrowFunctionExpression,
  type Function as OrdinaryFunction,
  type Node as ParsedNode,
  type Program,
} from 'oxc-parser';

export type { Program };
/** A node of the syntax. The walk over a file numbers its nodes: lists by number are much faster than maps by node. */
export type Node = ParsedNode & { number?: number };
export type Call = Extract<Node, { type: 'CallExpression' } | { type: 'NewExpression' }>;
export type Member = Extract<Node, { type: 'MemberExpression' }>;
export type FunctionNode = OrdinaryFunction | ArrowFunctionExpression;
export type ClassNode = Extract<Node, { type: 'ClassDeclaration' | 'ClassExpression' }>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function isFunctionNode(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionExpression' ||
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

function isRecord(value: object): value is Record<string, unknown> {
  return value.constructor === Object;
}

/** The direct children of a node in source order. */
export function childrenOf(node: Node): Node[] {
  const found: Node[] = [];
  if (!isRecord(node)) return found;
  for (const key of visitorKeys[node.type] ?? []) {
    const child = node[key];
    if (Array.isArray(child)) {
      for (const item of child) if (isNode(item)) found.push(item);
    } else if (isNode(child)) found.push(child);
  }
  return found;
}

/**
 * Puts the direct children of a node on a stack, so that the first one is taken first. The kinds that most nodes are of
 * are written out: looking members up by their names costs several times as much.
 */
export function pushChildren(node: Node, stack: Node[]): void {
  switch (node.type) {
    case 'Literal':
    case 'ThisExpression':
    case 'TemplateElement':
      return;
    case 'Identifier':
      if (!('typeAnnotation' in node)) return;
      break;
    case 'MemberExpression':
      stack.push(node.property, node.object);
      return;
    case 'ExpressionStatement':
      stack.push(node.expression);
      return;
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      stack.push(node.right, node.left);
      return;
    case 'UnaryExpression':
    case 'UpdateExpression':
      stack.push(node.argument);
      return;
    case 'ReturnStatement':
      if (node.argument) stack.push(node.argument);
      return;
    case 'ConditionalExpression':
      stack.push(node.alternate, node.consequent, node.test);
      return;
    case 'BlockStatement':
      pushBackwards(node.body, stack);
      return;
    case 'CallExpression':
      pushBackwards(node.arguments, stack);
      if (node.typeArguments) stack.push(node.typeArguments);
      stack.push(node.callee);
      return;
    case 'ArrayExpression':
      pushBackwards(node.elements, stack);
      return;
    case 'VariableDeclarator':
      if (node.init) stack.push(node.init);
      stack.push(node.id);
      return;
    case 'IfStatement':
      if (node.alternate) stack.push(node.alternate);
      stack.push(node.consequent, node.test);
      return;
    case 'ObjectExpression':
      pushBackwards(node.properties, stack);
      return;
    case 'VariableDeclaration':
      pushBackwards(node.declarations, stack);
      return;
    case 'Property':
      stack.push(node.value, node.key);
      return;
    default:
  }
  if (!isRecord(node)) return;
  const keys = visitorKeys[node.type];
  if (!keys) return;
  for (let at = keys.length - 1; at >= 0; at -= 1) {
    const child = node[keys[at] ?? ''];
    if (Array.isArray(child)) {
      for (let place = child.length - 1; place >= 0; place -= 1) {
        const item: unknown = child[place];
        if (isNode(item)) stack.push(item);
      }
    } else if (isNode(child)) stack.push(child);
  }
}

function pushBackwards(nodes: readonly (Node | null)[], stack: Node[]): void {
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at];
    if (node) stack.push(node);
  }
}

/** Whether `inner` lies inside `outer`, by position: both must come from one file. */
export function contains(outer: Node, inner: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Takes off what changes nothing at run time: optional chains, type assertions, parentheses. */
export function bare(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'ParenthesizedExpression':
        inner = inner.expression;
        break;
      default:
        return inner;
    }
  }
}

/** The function a node is inside of, or null at the top of the file. */
export function enclosingFunction(node: Node): FunctionNode | null {
  let outer = node.parent;
  while (outer) {
    if (isFunctionNode(outer)) return outer;
    outer = outer.parent;
  }
  return null;
}

/** The name a key is written as, or null when it is computed. */
export function writtenKey(key: Node, computed: boolean): string | null {
  if (key.type === 'Literal') return String(key.value);
  if (computed) return null;
  return key.type === 'Identifier' || key.type === 'PrivateIdentifier' ? key.name : null;
}

/** What members are read from: `a` in `a.b[c]`, and the expression itself where it is no member. */
export function ownerOf(node: Node): Node {
  let owner = bare(node);
  while (owner.type === 'MemberExpression') owner = bare(owner.object);
  return owner;
}

/** The program a node stands in. */
export function rootOf(node: Node): Node {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

/** The class whose body a node is inside of, or null. */
export function enclosingClass(inside: Node): ClassNode | null {
  for (let at = inside.parent; at; at = at.parent)
    if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at;
  return null;
}

/** The value a field of the surrounding class begins with, or null. */
export function classField(inside: Node, name: string): Node | null {
  for (let at = inside.parent; at; at = at.parent) {
    if (at.type !== 'ClassBody') continue;
    for (const member of at.body) {
      if (member.type === 'PropertyDefinition' && writtenKey(member.key, member.computed) === name)
        return member.value;
    }
    return null;
  }
  return null;
}
