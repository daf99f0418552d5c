import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OpenGuildhall } from '../../tests/e2e/lab/open-guildhall.ts';
import { PLACE } from '../../tests/e2e/lab/install-plugin.ts';

const imposed = z.object({
  restriction: z.object({ propagation: z.object({ feedSeq: z.int() }) }),
});

/** Denies bytes; the position of the entry in the feed. */
export async function denyBytes(guildhall: OpenGuildhall): Promise<{ propagation: { feedSeq: number } }> {
  const id = createHash('sha256').update(crypto.randomUUID()).digest('hex');
  const input = { kind: 'DIGEST_DENY', target: { type: 'DIGEST', id }, clause: 'bench', reason: 'Measured.' };
  const fields = 'restriction { propagation { feedSeq } }';
  const owner = guildhall.as('owner');
  return (await owner.perform('imposeRestriction', 'ImposeRestrictionInput', fields, input, imposed))
    .restriction;
}

/** Changes what pages show, and restricts nothing. */
export async function changeRule(guildhall: OpenGuildhall, effect: 'REQUEST' | 'ALLOW'): Promise<void> {
  const input = { scope: PLACE, effect };
  await guildhall
    .as('orgAdmin')
    .perform('setInstallRule', 'SetInstallRuleInput', '__typename', input, z.object({}));
}
