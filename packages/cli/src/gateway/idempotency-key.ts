import { canonicalJson, sha256Hex } from '@guildhall/manifest';

/**
 * The same for the same request, on any day and any machine: a retry after a cut network gets the first answer.
 * Whoever may ask for the same thing twice (yank, unyank, yank) puts `expectedRev` into the input.
 */
export async function idempotencyKey(
  operation: string,
  input: Record<string, unknown>,
  occasion = '',
): Promise<string> {
  return `cli-${await sha256Hex(canonicalJson([operation, input, occasion]))}`;
}
