import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Values by the names the schema gives them; lists and objects as the answer has them. */
export interface Filling {
  readonly [field: string]: unknown;
}

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'path'>;

/**
 * Completes one field of an answer that was written before its values were known, under whatever names it was asked
 * for. Only what the caller selected, and only what `filling` knows, is changed.
 */
export function fillIn(answer: unknown, { fieldNodes, fragments, path }: Asked, filling: Filling): void {
  const data = isObject(answer) ? answer['data'] : null;
  const part = isObject(data) ? data[String(path.key)] : null;
  for (const { selectionSet } of fieldNodes) fill(part, selectionSet, fragments, filling);
}

function fill(
  part: unknown,
  selected: SelectionSetNode | undefined,
  fragments: Asked['fragments'],
  filling: unknown,
): void {
  if (Array.isArray(part)) {
    const items: readonly unknown[] = Array.isArray(filling) ? filling : [];
    part.forEach((item, index) => {
      fill(item, selected, fragments, items[index]);
    });
    return;
  }
  if (!isObject(part) || !isObject(filling)) return;
  for (const selection of selected?.selections ?? []) {
    if (selection.kind === Kind.INLINE_FRAGMENT) fill(part, selection.selectionSet, fragments, filling);
    else if (selection.kind === Kind.FRAGMENT_SPREAD) {
      fill(part, fragments[selection.name.value]?.selectionSet, fragments, filling);
    } else {
      const key = selection.alias?.value ?? selection.name.value;
      const name = selection.name.value;
      // Left out by @skip or @include, or not ours to know.
      if (!Object.hasOwn(part, key) || !Object.hasOwn(filling, name)) continue;
      if (selection.selectionSet) fill(part[key], selection.selectionSet, fragments, filling[name]);
      else part[key] = filling[name];
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
