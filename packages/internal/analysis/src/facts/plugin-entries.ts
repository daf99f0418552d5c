import type { Location } from '../finding.ts';
import { writtenKey, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';

const SDK = /^npm:@guildhall\/plugin-sdk\.definePlugin$/;
const KINDS = ['modules', 'handlers'];

/** The names under which a plugin's code offers modules and handlers to plugin.json, with where each is offered. */
export function pluginEntries(
  call: ResolvedCall,
  file: SourceFile,
  place: (offset: number) => Location,
): { name: string; location: Location }[] {
  const [definition] = call.args;
  if (!definition || !call.names.some((name) => SDK.test(name))) return [];
  return membersOf(definition, file)
    .filter(({ name }) => KINDS.includes(name))
    .flatMap(({ value }) => membersOf(value, file))
    .map(({ name, at }) => ({ name, location: place(at) }));
}

function membersOf(node: Node, file: SourceFile): { name: string; value: Node; at: number }[] {
  const known = file.evaluator.evaluate(node);
  if (known.kind !== 'object') return [];
  return known.node.properties.flatMap((property) => {
    if (property.type === 'SpreadElement') return membersOf(property.argument, file);
    const name = writtenKey(property.key, property.computed);
    return name === null ? [] : [{ name, value: property.value, at: property.start }];
  });
}
