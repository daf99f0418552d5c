import type { Result } from '@guildhall/kernel';
import type { Marketplace } from './marketplace-api.ts';
import type { Installation } from './models.ts';

/** Installs a version and records the agreement in one go; a refusal of either is what the person reads. */
export async function agreeToInstall(
  marketplace: Pick<Marketplace, 'install' | 'consent'>,
  asked: { pluginId: string; versionId: string; permissionDigest: string; optional: readonly string[] },
): Promise<Result<Installation>> {
  const installed = await marketplace.install(asked.pluginId, asked.versionId);
  if (!installed.ok || installed.value.state !== 'CONSENT_REQUIRED') return installed;
  return marketplace.consent(installed.value, asked.permissionDigest, asked.optional);
}
