import { z } from 'zod';

/** What every answer of a GraphQL server looks like. */
export const answerShape = z
  .object({
    data: z.unknown().optional(),
    errors: z
      .array(
        z.object({
          message: z.string(),
          extensions: z.looseObject({ code: z.string().optional() }).optional(),
        }),
      )
      .default([]),
  })
  .refine(({ data, errors }) => data !== undefined || errors.length > 0);

export type GraphqlErrors = z.infer<typeof answerShape>['errors'];

const userError = z.object({
  code: z.string(),
  message: z.string(),
  field: z.array(z.string()).nullish(),
});

/** A mutation's payload, taken out of `data`. */
export function payloadShape(field: string) {
  return z
    .looseObject({ [field]: z.looseObject({ userErrors: z.array(userError) }) })
    .transform((data, context) => {
      const payload = data[field];
      if (payload) return payload;
      context.addIssue(`there is no ${field}`);
      return z.NEVER;
    });
}
