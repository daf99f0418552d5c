import { startEvilListener, type EvilListener } from './evil-listener.ts';
import { startFakeGateway, type FakeGateway } from './fake-gateway.ts';
import { startHostSite, type HostSite } from './host-site.ts';

/** A host, its gateway, and a server that must never be reached; all on loopback. */
export interface Lab {
  readonly gateway: FakeGateway;
  readonly site: HostSite;
  readonly evil: EvilListener;
  close(): Promise<void>;
}

export async function openLab(): Promise<Lab> {
  const evil = await startEvilListener();
  const gateway = await startFakeGateway();
  const site = await startHostSite(gateway.url);
  return {
    gateway,
    site,
    evil,
    async close() {
      await Promise.all([gateway.close(), site.close(), evil.close()]);
    },
  };
}
