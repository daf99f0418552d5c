import type { WebhookDeclaration } from '@guildhall/manifest';
import type { InstallationRow } from '../installation/installation.ts';

/** The secrets of which one has to be set before any call of a webhook is let in; null when nothing is missing. */
export function missingSecrets(
  { signature }: WebhookDeclaration,
  { secrets }: Pick<InstallationRow, 'secrets'>,
): string[] | null {
  if (!signature || secrets.some(({ name }) => signature.secrets.includes(name))) return null;
  return [...signature.secrets];
}
