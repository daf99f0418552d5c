import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';

/** Decides by given numbers, over and over: the same numbers give the same operation, fewer numbers a simpler one. */
export class Choices {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** Runs out at zero: an operation comes to its end. */
  below(limit: number): number {
    const number = this.#numbers[this.#at] ?? 0;
    this.#at += 1;
    return number % limit;
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  oneIn(many: number): boolean {
    return this.#at < this.#numbers.length && this.below(many) === many - 1;
  }

  get isOver(): boolean {
    return this.#at >= this.#numbers.length;
  }
}

/** A value that fits the type, and what the fake world knows by name. */
export function valueFor(choices: Choices, type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [valueFor(choices, nullable.ofType)];
  if (isEnumType(nullable)) return choices.of(nullable.getValues()).name;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).filter(({ type: of }) => isNonNullType(of));
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(choices, field.type)]));
  }
  switch (nullable.name) {
    case 'Int':
      return choices.below(5);
    case 'Float':
      return choices.below(9) / 2;
    case 'Boolean':
      return choices.oneIn(2);
    case 'DateTime':
      return '2026-01-01T00:00:00.000Z';
    default:
      return `Book-${choices.below(4)}`;
  }
}
