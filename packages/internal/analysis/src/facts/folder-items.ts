import { bare, childrenOf, isFunctionNode, type Node } from '../syntax/node.ts';
import { iterationsOf } from '../values/binding-value.ts';
import type { SourceFile } from '../values/source-file.ts';
import { standsFor } from './stands-for.ts';

const LISTS =
  /^(?:fs(?:\.promises)?\.(?:readdir|opendir|glob)(?:Sync)?|npm:(?:glob|fast-glob|globby|tinyglobby|klaw|klaw-sync|walkdir|readdirp)(?:\.\w+)*|Deno\.readDir(?:Sync)?)$/;
/** Longest way from an expression to the loop that gives a part of it. */
const WAY = 4;

/** The names an expression is written with, at any depth. */
export function namesIn(node: Node): Extract<Node, { type: 'Identifier' }>[] {
  return node.type === 'Identifier' ? [node] : childrenOf(node).flatMap(namesIn);
}

/**
 * The calls that list a folder of which an expression names an entry: a loop over them, a callback that is told them one
 * after the other, or a name put together from such a one.
 */
export function listingsOf(path: Node, file: SourceFile, way = 0): readonly Listing[] {
  if (way > WAY) return [];
  return namesIn(path).flatMap((name) =>
    (file.evaluator.bindingOf(name)?.writes ?? []).flatMap(({ kind, value, owner, index = 0 }) => {
      switch (kind) {
        case 'loop':
          return value ? listing(value, file) : [];
        case 'parameter':
          return owner && index === 0
            ? iterationsOf(owner, file.evaluator).flatMap(({ list }) => listing(list, file))
            : [];
        case 'declare':
          return value && !isFunctionNode(value) && value.type !== 'ObjectExpression'
            ? listingsOf(value, file, way + 1)
            : [];
        default:
          return [];
      }
    }),
  );
}

type Listing = Extract<Node, { type: 'CallExpression' }>;

/** The call that lists, where a list comes from one: awaited, kept under a name, filtered, or told to a callback. */
function listing(list: Node, file: SourceFile): readonly Listing[] {
  return standsFor(list, file).flatMap((node) => {
    const made = bare(node);
    if (made.type === 'Identifier') return toldBy(made, file);
    if (made.type !== 'CallExpression') return [];
    if (isListing(made, file)) return [made];
    const callee = bare(made.callee);
    return callee.type === 'MemberExpression' ? listing(callee.object, file) : [];
  });
}

/** `readdir(folder, (error, names) => …)`. */
function toldBy(name: Extract<Node, { type: 'Identifier' }>, file: SourceFile): readonly Listing[] {
  return (file.evaluator.bindingOf(name)?.writes ?? []).flatMap(({ kind, owner }) => {
    const call = kind === 'parameter' ? owner?.parent : null;
    return call?.type === 'CallExpression' && isListing(call, file) ? [call] : [];
  });
}

function isListing(call: Listing, file: SourceFile): boolean {
  return file.evaluator.call(call).names.some((name) => LISTS.test(name));
}
