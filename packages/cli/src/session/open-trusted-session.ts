import { jsonOf, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { openGateway, type Gateway } from '../gateway/gateway.ts';
import { patienceForQuestions } from '../gateway/patience.ts';
import { persistentFetch } from '../gateway/persistent-fetch.ts';
import { gatewayAddress } from './gateway-address.ts';

const granted = z.object({ key: z.string() });
const refused = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).min(1),
});

/** The gateway as a build that the plugin trusts: its token is exchanged for a key that lives for minutes. */
export async function openTrustedSession(
  cli: Cli,
  { variable, marketplace, plugin }: { variable: string; marketplace: string | undefined; plugin: string },
): Promise<Result<Gateway, Failure>> {
  const { environment } = cli;
  const token = environment.variable(variable);
  if (token === undefined)
    return failed('usage', 'NO_TOKEN', `${variable} is empty. Let the build write its OIDC token there.`);
  if (marketplace === undefined || environment.gateway === undefined)
    return failed('usage', 'USAGE', 'With --trusted-token-env, say --marketplace and set GUILDHALL_GATEWAY.');
  const url = gatewayAddress(environment.gateway);
  if (!url.ok) return url;
  const answer = await persistentFetch(
    new URL('/v1/trusted-token', url.value),
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ marketplace, plugin, token }),
    },
    patienceForQuestions(cli, url.value),
  );
  if (!answer.ok)
    return failed(
      'server',
      'UNREACHABLE',
      `${url.value} cannot be reached (${answer.error}). Run the build again.`,
    );
  const body = jsonOf(answer.value.body);
  const grant = granted.safeParse(body);
  if (grant.success) return ok(openGateway(url.value, grant.data.key, cli));
  const [why] = refused.safeParse(body).data?.errors ?? [];
  return why
    ? failed(answer.value.status >= 500 ? 'server' : 'signIn', why.extensions.code, why.message)
    : failed(
        'server',
        'NOT_A_GATEWAY',
        `${url.value} does not answer like a Guildhall gateway. Check the address.`,
      );
}
