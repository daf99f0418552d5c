/** Something in the data that the schema does not allow; the path is written from the leaf up. */
export interface Problem {
  readonly message: string;
  readonly upwards: (string | number)[];
}

/** Something in the data that the schema does not allow, as clients read it. */
export interface Completion {
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly extensions: { readonly code: 'INVALID_GRAPHQL' };
}

export function toCompletion({ message, upwards }: Problem): Completion {
  return { message, path: upwards.toReversed(), extensions: { code: 'INVALID_GRAPHQL' } };
}

/** What generated code calls. `E` collects problems; null is also its answer for "nothing may be shown here". */
export const reporters = {
  fail: (problems: Problem[], message: string, key?: string | number): null => {
    problems.push({ message, upwards: key === undefined ? [] : [key] });
    return null;
  },
  at: (problems: Problem[], from: number, key: string | number): void => {
    for (const problem of problems.slice(from)) problem.upwards.push(key);
  },
};
