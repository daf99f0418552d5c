import type { FileIndex } from '../scope/build-scopes.ts';
import type { Binding } from '../scope/scope.ts';
import type { Call, Node } from '../syntax/node.ts';

type Tagged = Extract<Node, { type: 'TaggedTemplateExpression' }>;

export interface CallSites {
  callsOf: (binding: Binding) => readonly Call[];
  /** The calls of methods that are given a name first: `list.forEach(print)`. */
  handedOf: (binding: Binding) => readonly Call[];
  /** The templates a name is the tag of. */
  tagsOf: (binding: Binding) => readonly Tagged[];
}

export type BindingOf = (identifier: Extract<Node, { type: 'Identifier' }>) => Binding | null;

/** Where a file calls what a name stands for, and the templates a name is the tag of. Looked for once they are asked for. */
export function createCallSites({ calls }: Pick<FileIndex, 'calls'>, bindingOf: BindingOf): CallSites {
  let sites: Map<Binding, Call[]> | null = null;
  let handed: Map<Binding, Call[]> | null = null;
  let tags: Map<Binding, Tagged[]> | null = null;
  return {
    callsOf: (binding) => (sites ??= findCalls(calls, bindingOf)).get(binding) ?? [],
    handedOf: (binding) => (handed ??= findHanded(calls, bindingOf)).get(binding) ?? [],
    tagsOf: (binding) => (tags ??= findTags(calls, bindingOf)).get(binding) ?? [],
  };
}

function findCalls(calls: FileIndex['calls'], bindingOf: BindingOf): Map<Binding, Call[]> {
  const found = new Map<Binding, Call[]>();
  for (const node of calls)
    if (
      (node.type === 'CallExpression' || node.type === 'NewExpression') &&
      node.callee.type === 'Identifier'
    )
      note(node, bindingOf(node.callee), found);
  return found;
}

function findHanded(calls: FileIndex['calls'], bindingOf: BindingOf): Map<Binding, Call[]> {
  const found = new Map<Binding, Call[]>();
  for (const node of calls) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') continue;
    const [first] = node.arguments;
    if (first?.type === 'Identifier') note(node, bindingOf(first), found);
  }
  return found;
}

function findTags(calls: FileIndex['calls'], bindingOf: BindingOf): Map<Binding, Tagged[]> {
  const found = new Map<Binding, Tagged[]>();
  for (const node of calls)
    if (node.type === 'TaggedTemplateExpression' && node.tag.type === 'Identifier')
      note(node, bindingOf(node.tag), found);
  return found;
}

function note<Site>(site: Site, binding: Binding | null, found: Map<Binding, Site[]>): void {
  if (!binding) return;
  const sites = found.get(binding);
  if (sites) sites.push(site);
  else found.set(binding, [site]);
}
