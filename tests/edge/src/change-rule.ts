import { z } from 'zod';
import { post } from './client.ts';

const changed = z.object({ setInstallRule: z.object({ userErrors: z.array(z.never()) }) });

export interface RuleChange {
  /** Of an administrator there. */
  token: string;
  scope: { host: string; organization: string; workspace?: string };
  effect: 'REQUEST' | 'ALLOW';
}

/** Changes what pages of one place show, and restricts nothing. Throws with the answer when it is refused. */
export async function changeRule(gateway: string, { token, ...input }: RuleChange): Promise<void> {
  const query =
    'mutation ($input: SetInstallRuleInput!) { setInstallRule(input: $input) { userErrors { code message } } }';
  const answer = await post(gateway, { token, body: { query, variables: { input } } });
  if (!changed.safeParse(answer.data).success) throw new Error(JSON.stringify(answer));
}
