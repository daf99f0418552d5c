import { notFound, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { changeInstallation } from '../installation/change-installation.ts';
import { findChangeable, type InstallationAction } from '../installation/find-changeable.ts';
import type { Installation } from '../installation/installation.ts';

export interface RemoveInstallationSecret extends InstallationAction {
  name: string;
}

/** Takes a secret away, also one that the running version no longer declares; its ciphertext goes with it. */
export async function removeInstallationSecret(
  ctx: Context,
  input: RemoveInstallationSecret,
): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:settings', null);
  if (!found.ok) return found;
  const { name } = input;
  const { id } = found.value;
  const secrets = found.value.secrets.filter((secret) => secret.name !== name);
  if (secrets.length === found.value.secrets.length) return notFound('secret', ['name']);
  const change = { event: 'removeSecret', detail: { name } };
  const changed = await changeInstallation(ctx, found.value, { secrets }, change);
  if (changed.ok) await ctx.secrets.end(id, name, ctx.now);
  return changed;
}
