import { invalid, nearest, notFound, ok, type Result } from '@guildhall/kernel';
import type { Manifest, SecretDeclaration } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import type { Installation, SealedSecret } from '../installation/installation.ts';

/** The secrets that a version declares. */
export function secretsOf({ secrets = [] }: Manifest): readonly SecretDeclaration[] {
  return secrets;
}

/** The declaration of a secret by name, as the running version or the one that waits makes it. */
export async function declaredSecret(
  ctx: Pick<Context, 'load'>,
  { lock, pendingVersionId }: Installation,
  name: string,
): Promise<Result<SecretDeclaration>> {
  const ids = [lock?.versionId, pendingVersionId].filter((id) => typeof id === 'string');
  const versions = await Promise.all(ids.map((id) => ctx.load.version.load(id)));
  const declared = versions.flatMap((version) => (version ? secretsOf(version.manifest) : []));
  if (declared.length === 0) return notFound('secret: this plugin declares none', ['name']);
  const found = declared.find((one) => one.name === name);
  if (found) return ok(found);
  const near = nearest(
    name,
    declared.map((one) => one.name),
  );
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return invalid(`This plugin declares no secret "${name}".${hint}`, 'name');
}

/** A declared secret with whether somebody has set it. */
export interface ShownSecret extends SecretDeclaration {
  setAt: Date | null;
  setBy: string | null;
}

export async function shownSecrets(
  ctx: Pick<Context, 'load'>,
  { lock, pendingVersionId, secrets }: Installation,
): Promise<ShownSecret[]> {
  const id = lock?.versionId ?? pendingVersionId;
  const version = id === null ? null : await ctx.load.version.load(id);
  const held = new Map(secrets.map((secret): [string, SealedSecret] => [secret.name, secret]));
  return (version ? secretsOf(version.manifest) : []).map((declared) => {
    const { setAt = null, setBy = null } = held.get(declared.name) ?? {};
    return { ...declared, setAt, setBy };
  });
}
