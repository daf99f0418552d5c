import type { GraphQLSchema, SelectionSetNode } from 'graphql';
import type { Fragments, Selection } from './fields.ts';

/** Whether values are written as objects or as JSON text. */
export type ShaperForm = 'object' | 'json';

/** The functions of one shaper as they are written, one a type and what is asked of it. */
export class ShaperSource {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly form: ShaperForm;
  readonly #functions: string[] = [];
  readonly #written = new Map<string, string>();
  readonly #numbers = new Map<SelectionSetNode, number>();

  constructor(schema: GraphQLSchema, fragments: Fragments, form: ShaperForm) {
    this.schema = schema;
    this.fragments = fragments;
    this.form = form;
  }

  /** The name of the function for `key`, written by `write` the first time it is needed. */
  once(key: string, write: () => string): string {
    const known = this.#written.get(key);
    if (known !== undefined) return known;
    const name = `f${this.#written.size}`;
    this.#written.set(key, name);
    this.#functions.push(`function ${name}${write()}`);
    return name;
  }

  /** Tells selections apart: the same text twice in a document counts as two. */
  keyOf(selections: readonly Selection[]): string {
    return selections.map(({ selectionSet, when }) => `${this.#numberOf(selectionSet)}?${when ?? ''}`).join();
  }

  text(): string {
    return this.#functions.join('\n');
  }

  #numberOf(selectionSet: SelectionSetNode): number {
    const number = this.#numbers.get(selectionSet) ?? this.#numbers.size;
    this.#numbers.set(selectionSet, number);
    return number;
  }
}
