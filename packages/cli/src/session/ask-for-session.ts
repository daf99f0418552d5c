import { isCancel, password, text } from '@clack/prompts';
import { ok, type Result } from '@guildhall/kernel';
import { failed, type Failure } from '../failure.ts';
import type { Session } from './session.ts';

/** Asks at the terminal for what the options left open. A token that is typed is not shown. */
export async function askForSession(given: {
  gateway: string | undefined;
  token: string | undefined;
}): Promise<Result<Session, Failure>> {
  const gateway =
    given.gateway ?? (await text({ message: 'Address of the gateway', placeholder: 'https://' }));
  if (isCancel(gateway)) return cancelled();
  const token = given.token ?? (await password({ message: 'Token or API key' }));
  if (isCancel(token)) return cancelled();
  return ok({ gateway, token });
}

function cancelled(): Result<never, Failure> {
  return failed('usage', 'CANCELLED', 'Nothing was changed.');
}
