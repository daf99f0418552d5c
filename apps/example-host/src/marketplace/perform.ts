import { err, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Ask } from './graphql.ts';

const userError = z.object({ code: z.string(), message: z.string(), field: z.array(z.string()).nullish() });
const payload = z.looseObject({ userErrors: z.array(userError) });

export type Perform = <T>(
  mutation: { name: string; document: string; answer: string },
  input: object,
  shape: z.ZodType<T>,
) => Promise<Result<T>>;

/** Asks for changes. What the marketplace refuses is returned for the person; what it cannot answer throws. */
export function createPerform(ask: Ask): Perform {
  return async ({ name, document, answer }, input, shape) => {
    const given = (await ask(document, { input }, z.record(z.string(), payload)))[name];
    const refused = given?.userErrors[0];
    if (refused) {
      const { code, message, field } = refused;
      return err({ code, message, ...(field && { field }) });
    }
    const parsed = shape.safeParse(given?.[answer]);
    if (!parsed.success)
      throw new Error(`The marketplace answered ${name} in a form this page does not know.`);
    return ok(parsed.data);
  };
}
