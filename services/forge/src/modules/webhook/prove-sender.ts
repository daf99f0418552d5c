import { err, type Result } from '@guildhall/kernel';
import type { WebhookSignature } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import type { InstallationRow } from '../installation/installation.ts';
import { checkSignature } from './signature/check-signature.ts';
import type { IncomingCall } from './signature/scheme.ts';

/**
 * Whether a call comes from who holds a secret of this installation: then by what a repetition of it is known, or null. The
 * error says what is wrong, to those who look after the installation.
 */
export async function proveSender(
  { session: { marketplaceId }, sealer, now }: Pick<Context, 'session' | 'sealer' | 'now'>,
  { id: installationId, secrets }: InstallationRow,
  declared: WebhookSignature,
  call: IncomingCall,
): Promise<Result<string | null, string>> {
  const held = secrets.filter(({ name }) => declared.secrets.includes(name));
  if (held.length === 0) {
    const names = declared.secrets.join(' or ');
    return err(`The secret ${names} is not set yet. Set it for this installation, as the sender shows it.`);
  }
  const opened = held.map(async ({ name, jwe }) => ({
    name,
    value: await sealer.open(jwe, { marketplaceId, installationId, name }),
  }));
  return checkSignature(call, declared, await Promise.all(opened), now);
}
