import { z } from 'zod';
import type { OpenGuildhall } from '../../tests/e2e/lab/open-guildhall.ts';
import { PLACE } from '../../tests/e2e/lab/install-plugin.ts';

/** Changes what pages show, and restricts nothing. */
export async function changeRule(guildhall: OpenGuildhall, effect: 'REQUEST' | 'ALLOW'): Promise<void> {
  const input = { scope: PLACE, effect };
  await guildhall
    .as('orgAdmin')
    .perform('setInstallRule', 'SetInstallRuleInput', '__typename', input, z.object({}));
}
