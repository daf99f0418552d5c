import { ok, type Result } from '@guildhall/kernel';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { openGateway, type Gateway } from '../gateway/gateway.ts';
import { gatewayAddress } from './gateway-address.ts';
import { readSession } from './session-file.ts';

/** The gateway as the person who signed in, or as the machine whose token stands in the environment. */
export async function openSession(cli: Cli): Promise<Result<Gateway, Failure>> {
  const { environment } = cli;
  const stored = await readSession(environment.configFile);
  const token = environment.token ?? stored?.token;
  const address = environment.gateway ?? stored?.gateway;
  if (token === undefined)
    return failed(
      'signIn',
      'NOT_SIGNED_IN',
      'You are not signed in. Run guildhall login, or set GUILDHALL_TOKEN and GUILDHALL_GATEWAY.',
    );
  if (address === undefined)
    return failed(
      'usage',
      'NO_GATEWAY',
      'GUILDHALL_TOKEN is set, but not where to use it. Set GUILDHALL_GATEWAY too.',
    );
  // A stored token must not travel to an address that only the environment names.
  if (environment.token === undefined && stored && address !== stored.gateway)
    return failed(
      'usage',
      'OTHER_GATEWAY',
      `You are signed in at ${stored.gateway}, but GUILDHALL_GATEWAY says ${address}. Unset it, or sign in there.`,
    );
  const url = gatewayAddress(address);
  return url.ok ? ok(openGateway(url.value, token, cli)) : url;
}
