import { exportJWK, generateKeyPair } from 'jose';
import { HOST_KEY } from '../contract/surface/index.ts';
import { startExampleHost } from '../server/index.ts';
import { releaseOf } from './fake-gateway/example-plugins.ts';
import { startFakeGateway } from './fake-gateway/start-fake-gateway.ts';

const PLACE = { issuer: 'https://crm.invalid', marketplace: 'mkt_demo' };

export type Crm = Awaited<ReturnType<typeof startCrm>>;

/** The CRM with a stand-in for its marketplace, in which these examples are listed. */
export async function startCrm(
  listed: readonly string[] = ['contact-insights', 'quick-actions', 'save-guard'],
) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const gateway = await startFakeGateway({ publicKey, ...PLACE });
  for (const folder of listed) gateway.shelf.publish(await releaseOf(folder));
  const signingKey = await exportJWK(privateKey);
  const { keys } = gateway;
  const host = await startExampleHost({
    ...{ port: 0, gateway: { url: gateway.url }, keys, hostId: HOST_KEY, signingKey },
    ...PLACE,
  });

  return {
    url: host.url,
    gateway,
    /** Installs as an administrator would have, before the page opens. */
    install(name: string, options: { optional?: string[]; settings?: Record<string, unknown> } = {}): void {
      const row = gateway.shelf.install(`plg_${name}`);
      gateway.shelf.consent(row, options.optional ?? []);
      row.settings = options.settings ?? {};
    },
    async publish(folder: string): Promise<void> {
      gateway.shelf.publish(await releaseOf(folder));
    },
    async close(): Promise<void> {
      await host.close();
      await gateway.close();
    },
  };
}
