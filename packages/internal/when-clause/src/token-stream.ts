import type { Token } from './tokenize.ts';
import { isKey, RESERVED } from './when-key.ts';
import type { MembershipOperator, WhenError } from './when-node.ts';

/** Carries a syntax error out of the recursive descent; never leaves parseWhen. */
export class WhenSyntaxError extends Error {
  readonly problem: WhenError;

  constructor(problem: WhenError) {
    super(problem.message);
    this.problem = problem;
  }
}

/** What people write where only a symbol will do. */
const WORD_HINTS = new Map([
  ['and', 'Write && for "and".'],
  ['or', 'Write || for "or".'],
  ['not', 'Write ! for "not".'],
]);

/** Tokens of one clause with a cursor. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get position(): number {
    return this.peek().position;
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? { kind: 'end', text: '', position: 0 };
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  atEnd(): boolean {
    return this.peek().kind === 'end';
  }

  /** Moves past this symbol if it comes next. */
  take(symbol: string): boolean {
    const { kind, text } = this.peek();
    if (kind !== 'symbol' || text !== symbol) return false;
    this.#at++;
    return true;
  }

  takeMembership(): MembershipOperator | undefined {
    if (this.#isWord('in', 0)) {
      this.#at += 1;
      return 'in';
    }
    if (this.#isWord('not', 0) && this.#isWord('in', 1)) {
      this.#at += 2;
      return 'not in';
    }
    return undefined;
  }

  expectKey(): string {
    const { kind, text } = this.peek();
    if (kind !== 'word' || RESERVED.has(text)) throw this.unexpected('Expected a context key or a value');
    if (!isKey(text)) {
      throw new WhenSyntaxError({
        code: 'SYNTAX',
        message: `"${text}" is no context key.`,
        position: this.position,
        hint: 'Put quotes around a text.',
      });
    }
    return this.next().text;
  }

  unexpected(expected: string): WhenSyntaxError {
    const { kind, text, position } = this.peek();
    const found = kind === 'end' ? 'the clause ends here' : `found "${text}"`;
    const hint = kind === 'word' ? WORD_HINTS.get(text) : undefined;
    return new WhenSyntaxError({
      code: 'SYNTAX',
      message: `${expected}, but ${found}.`,
      position,
      ...(hint && { hint }),
    });
  }

  #isWord(word: string, ahead: number): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === 'word' && text === word;
  }
}
