import {
  isAbstractType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionOf } from './conditions.ts';

/** What one object of the answer shows under one name. */
export interface ShapedField {
  readonly responseName: string;
  readonly name: string;
  /** The type whose selection asked first; messages name it. */
  readonly askedOf: string;
  /** When it is shown, as expressions over `v`, any of them; null: always. */
  readonly shownWhen: readonly string[] | null;
  readonly selections: readonly Selection[];
}

/** A selection set and when it counts; null: always. */
export interface Selection {
  readonly selectionSet: SelectionSetNode;
  readonly when: string | null;
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

interface Found {
  name: string;
  askedOf: string;
  conditions: (string | null)[];
  selections: Selection[];
}

/** Collects what selections ask of an object of this type, in the order in which it is first asked. */
export function collectFields(
  { schema, fragments }: { schema: GraphQLSchema; fragments: Fragments },
  type: GraphQLCompositeType,
  selections: readonly Selection[],
): ShapedField[] {
  const found = new Map<string, Found>();
  const collect = (set: SelectionSetNode, when: string | null, askedOf: string): void => {
    for (const selection of set.selections) {
      const condition = both(when, conditionOf(selection));
      if (condition === 'false') continue;
      if (selection.kind === Kind.FIELD) addField(found, selection, condition, askedOf);
      else {
        const part = fragmentOf(fragments, selection);
        if (applies(schema, type, part.on)) collect(part.selectionSet, condition, part.on ?? askedOf);
      }
    }
  };
  for (const { selectionSet, when } of selections) collect(selectionSet, when, type.name);
  return Array.from(found, ([responseName, { conditions, ...field }]) => ({
    ...field,
    responseName,
    shownWhen: conditions.includes(null) ? null : conditions.flatMap((each) => each ?? []),
    // A field that is asked for once is only looked into when it is shown.
    selections:
      conditions.length === 1
        ? field.selections.map(({ selectionSet }) => ({ selectionSet, when: null }))
        : field.selections,
  }));
}

function addField(found: Map<string, Found>, node: FieldNode, when: string | null, askedOf: string): void {
  const responseName = node.alias?.value ?? node.name.value;
  const field = found.get(responseName) ?? { name: node.name.value, askedOf, conditions: [], selections: [] };
  found.set(responseName, field);
  field.conditions.push(when);
  if (node.selectionSet) field.selections.push({ selectionSet: node.selectionSet, when });
}

function fragmentOf(fragments: Fragments, node: Exclude<SelectionNode, FieldNode>) {
  if (node.kind === Kind.INLINE_FRAGMENT)
    return { on: node.typeCondition?.name.value, selectionSet: node.selectionSet };
  const fragment = fragments.get(node.name.value);
  if (!fragment) throw new Error(`no fragment ${node.name.value}`);
  return { on: fragment.typeCondition.name.value, selectionSet: fragment.selectionSet };
}

function applies(schema: GraphQLSchema, type: GraphQLCompositeType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const on = schema.getType(condition);
  return isAbstractType(on) && !('getTypes' in type) && schema.isSubType(on, type);
}

function both(outer: string | null, inner: string | null): string | null {
  if (outer === null || inner === null) return outer ?? inner;
  return inner === 'false' ? inner : `${outer}&&${inner}`;
}
