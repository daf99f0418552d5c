import { createHmac } from 'node:crypto';
import { err, invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { changeInstallation } from '../installation/change-installation.ts';
import { findChangeable, type InstallationAction } from '../installation/find-changeable.ts';
import type { Installation } from '../installation/installation.ts';
import { declaredSecret } from './declared-secret.ts';

export interface SetInstallationSecret extends InstallationAction {
  name: string;
  value: string;
}

const MOST_BYTES = 2_048;
/** All of an installation's secrets travel in one event. */
const MOST_SEALED = 32_768;
const FORGE = 'forge';

/** Keeps a value for the functions of a plugin, sealed at once: from here on only Forge can read it. */
export async function setInstallationSecret(
  ctx: Context,
  input: SetInstallationSecret,
): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:settings', null);
  if (!found.ok) return found;
  const installation = found.value;
  const { id, state } = installation;
  if (state === 'UNINSTALLED') return gone();
  const declared = await declaredSecret(ctx, installation, input.name);
  if (!declared.ok) return declared;
  const checked = checkValue(input.value, declared.value.label);
  if (!checked.ok) return checked;

  const { name } = declared.value;
  const { marketplaceId, actorId } = ctx.session;
  const jwe = await ctx.sealer.seal(checked.value, FORGE, { marketplaceId, installationId: id, name });
  const secret = { name, jwe, setBy: actorId, setAt: ctx.now };
  const others = installation.secrets.filter((one) => one.name !== name);
  const secrets = [...others, secret].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (secrets.reduce((sum, one) => sum + one.jwe.length, 0) > MOST_SEALED)
    return invalid('The secrets of this plugin are too long together; shorten or remove one.', 'value');
  const change = { event: 'setSecret', detail: { name } };
  const changed = await changeInstallation(ctx, installation, { secrets }, change);
  if (changed.ok) await ctx.secrets.put(changed.value, secret);
  return changed;
}

/** The input as it may be remembered for its idempotency key: without the value, yet different for another one. */
export function withoutValue<Input extends { value: string }>(
  { actorSecret }: Pick<Context, 'actorSecret'>,
  input: Input,
): Input {
  const value = createHmac('sha256', actorSecret).update(`secret value\0${input.value}`).digest('base64url');
  return { ...input, value };
}

function checkValue(value: string, label: string): Result<string> {
  if (value === '') return invalid(`Write something for "${label}", or remove it.`, 'value');
  if (Buffer.byteLength(value) > MOST_BYTES)
    return invalid(`"${label}" has at most ${MOST_BYTES} bytes.`, 'value');
  // It travels in a header; a line break would end the header, or begin another.
  if (/\p{Cc}/u.test(value))
    return invalid(`"${label}" holds a line break or another control character; remove it.`, 'value');
  return ok(value);
}

export function gone(): Result<never> {
  return err({ code: 'INVALID_TRANSITION', message: 'This plugin is uninstalled here; install it again.' });
}
