import { notFound, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { InstallationRow } from './installation.ts';
import { reaches } from './reachable.ts';

/** An installation at the caller's place; one elsewhere does not exist for them. */
export async function findReachable(
  { session, installations }: Pick<Context, 'session' | 'installations'>,
  id: string,
): Promise<Result<InstallationRow>> {
  const installation = await installations.find(id);
  return installation && reaches(session, installation)
    ? ok(installation)
    : notFound('installation', ['installationId']);
}
