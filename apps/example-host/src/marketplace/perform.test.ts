import { err, ok } from '@guildhall/kernel';
import { z } from 'zod';
import type { Ask } from './graphql.ts';
import { createPerform } from './perform.ts';

const MUTATION = { name: 'decide', document: 'mutation …', answer: 'request' };
const shape = z.object({ id: z.string() });

function answering(answer: unknown) {
  const ask: Ask = async <T>(_document: string, _variables: Record<string, unknown>, given: z.ZodType<T>) =>
    given.parse({ decide: answer });
  return createPerform(ask)(MUTATION, {}, shape);
}

describe('asking for a change', () => {
  it('answers with what was changed', async () => {
    expect(await answering({ request: { id: 'irq_1' }, userErrors: [] })).toEqual(ok({ id: 'irq_1' }));
  });

  it('returns the first thing that the marketplace refuses, with its field', async () => {
    const refusal = { code: 'BAD_INPUT', message: 'Too long.', field: ['reason'] };
    const second = { code: 'OTHER', message: 'Also.', field: null };

    expect(await answering({ request: null, userErrors: [refusal, second] })).toEqual(err(refusal));
  });

  it('throws when neither came', async () => {
    await expect(answering({ request: null, userErrors: [] })).rejects.toThrow('decide in a form');
  });
});
