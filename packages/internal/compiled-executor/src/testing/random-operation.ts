import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { Choices, valueFor } from './random-value.ts';

/** An operation and values for its variables, both out of the same choices. */
export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEEPEST = 5;
const WIDEST = 5;

/** A valid operation over any schema: aliases, variables, fragments, conditions, lists, abstract types. */
export function randomOperation(schema: GraphQLSchema, numbers: readonly number[]): RandomOperation {
  return new Writer(schema, new Choices(numbers)).write();
}

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #choices: Choices;
  readonly #definitions: string[] = [];
  readonly #fragments: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  /** Response names and what they stand for: used twice for different things, they would conflict. */
  readonly #names = new Map<string, string>();

  constructor(schema: GraphQLSchema, choices: Choices) {
    this.#schema = schema;
    this.#choices = choices;
  }

  write(): RandomOperation {
    const mutation = this.#schema.getMutationType();
    const isMutation = mutation && this.#choices.oneIn(12);
    const root = isMutation ? mutation : this.#schema.getQueryType();
    if (!root) throw new Error('no root');
    const body = this.#selections(root, 0);
    const variables = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    const text = `${isMutation ? 'mutation' : 'query'} Random${variables} ${body}\n${this.#fragments.join('\n')}`;
    return { text, variables: this.#variables };
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.#choices.below(WIDEST);
    const parts = Array.from({ length: count }, () => this.#selection(type, depth));
    return `{ ${parts.filter(Boolean).join(' ') || '__typename'} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    if (isUnionType(type) || (isAbstractType(type) && this.#choices.oneIn(3)))
      return this.#narrowed(type, depth);
    if (this.#choices.oneIn(14)) return this.#choices.oneIn(2) ? 'kind__: __typename' : '__typename';
    if (depth > 0 && this.#choices.oneIn(9)) return this.#fragment(type, depth);
    if (this.#choices.oneIn(12)) return `... ${this.#condition()} ${this.#selections(type, depth + 1)}`;
    return this.#field(type, depth);
  }

  #narrowed(type: GraphQLCompositeType, depth: number): string {
    const possible = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [];
    const narrower = this.#choices.of(possible);
    return `... on ${narrower.name} ${this.#condition()} ${this.#selections(narrower, depth + 1)}`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const name = `F${this.#fragments.length}_${depth}_${type.name}`;
    const place = this.#fragments.push('') - 1;
    this.#fragments[place] = `fragment ${name} on ${type.name} ${this.#selections(type, depth + 1)}`;
    return `...${name} ${this.#condition()}`;
  }

  #field(type: GraphQLCompositeType, depth: number): string {
    const all = isUnionType(type) ? [] : Object.values(type.getFields());
    const fields = all.filter((field) => !isCompositeType(getNamedType(field.type)) || depth < DEEPEST);
    if (fields.length === 0) return '__typename';
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const field = this.#choices.of(this.#choices.isOver && leaves.length > 0 ? leaves : fields);
    const given = this.#arguments(field);
    const composite = getNamedType(field.type);
    const alias = this.#alias(type, field, given);
    const body = isCompositeType(composite) ? this.#selections(composite, depth + 1) : '';
    return `${alias}${field.name}${given} ${this.#condition()} ${body}`;
  }

  /** Sometimes by choice, always where the plain name already stands for something else. */
  #alias(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, given: string): string {
    const meaning = `${field.name}${given}:${String(field.type)}`;
    const wished = this.#choices.oneIn(7) ? `a${this.#choices.below(3)}_${field.name}` : field.name;
    const known = this.#names.get(wished);
    if (known === undefined || known === meaning) {
      this.#names.set(wished, meaning);
      return wished === field.name ? '' : `${wished}: `;
    }
    const unique = `u${this.#names.size}_${type.name}_${field.name}`;
    this.#names.set(unique, meaning);
    return `${unique}: `;
  }

  #condition(): string {
    if (!this.#choices.oneIn(9)) return '';
    const directive = this.#choices.of(['@include', '@skip']);
    if (this.#choices.oneIn(3)) return `${directive}(if: ${this.#choices.of(['true', 'false'])})`;
    return `${directive}(if: ${this.#variable('Boolean!', this.#choices.oneIn(2))})`;
  }

  #arguments(field: { readonly args: readonly GraphQLArgument[] }): string {
    const given = field.args
      .filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || this.#choices.oneIn(3))
      .map((arg) => `${arg.name}: ${this.#argument(arg)}`);
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #argument({ type }: GraphQLArgument): string {
    return this.#choices.oneIn(2)
      ? this.#variable(String(type), valueFor(this.#choices, type))
      : this.#literal(type);
  }

  /** Some come with a default, and some of those are then not sent. */
  #variable(type: string, value: unknown): string {
    const name = `v${this.#definitions.length}`;
    const hasDefault = type === 'Boolean!' && this.#choices.oneIn(3);
    this.#definitions.push(`$${name}: ${type}${hasDefault ? ' = true' : ''}`);
    if (!hasDefault || this.#choices.oneIn(2)) this.#variables[name] = value;
    return `$${name}`;
  }

  #literal(type: GraphQLInputType): string {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return `[${this.#literal(nullable.ofType)}]`;
    if (isEnumType(nullable)) return this.#choices.of(nullable.getValues()).name;
    if (!isInputObjectType(nullable)) return JSON.stringify(valueFor(this.#choices, nullable));
    const fields = Object.values(nullable.getFields()).filter(({ type: of }) => isNonNullType(of));
    return `{ ${fields.map((field) => `${field.name}: ${this.#literal(field.type)}`).join(', ')} }`;
  }
}
