import type { TestMarketplace } from '@guildhall/host-sdk/testing';
import { HOST_KEY } from '../../contract/surface/index.ts';
import type { Release } from './example-plugins.ts';
import { consentFor, type Installed, type Shelf } from './shelf.ts';

/** The answers of the graph, in the shapes of the schema. */
export function createAnswers(shelf: Shelf, marketplace: TestMarketplace) {
  const listing = ({ manifest }: Release) => ({
    title: manifest.displayName,
    summary: manifest.description,
    description: manifest.description,
    icon: null,
    categories: manifest.categories ?? [],
  });

  function plugin(id: string, admin: boolean) {
    const release = shelf.heads.get(id);
    if (!release) return null;
    const { id: name } = release.manifest;
    const action = shelf.installed.has(id) ? 'INSTALLED' : admin ? 'INSTALL' : 'REQUEST';
    return {
      id,
      name,
      installCount: name.length * 7,
      publisher: { name: name.startsWith('orchard') ? 'Orchard Labs' : 'Sunny Apps' },
      listing: listing(release),
      installability: { action, reasons: [], consent: consentFor(release, []) },
    };
  }

  function installation(row: Installed) {
    const { id, pluginId, state, running, grants, settings, rev } = row;
    const head = shelf.heads.get(pluginId);
    return {
      id,
      rev,
      state,
      settings,
      grants,
      availableActions: state === 'DISABLED' ? ['enable', 'uninstall'] : ['disable', 'uninstall'],
      plugin: { id: pluginId, name: pluginId, listing: head ? listing(head) : null },
      lock: running && {
        versionString: running.manifest.version,
        since: '2026-03-02T09:31:00.000Z',
        version: { id: running.versionId, manifest: running.manifest },
      },
      runnable: { ok: true, reasons: [] },
      consent: running && { permissionDigest: running.permissionDigest, at: '2026-03-02T09:31:00.000Z' },
      pendingUpdate: shelf.pending(row),
    };
  }

  /** What may run there, as the owner of installations would sign it. */
  function signed({ id, pluginId, running, grants, rev }: Installed, organization: string): string | null {
    if (!running) return null;
    const { versionId, sha256, code } = running;
    const facts = { installationId: id, pluginId, versionId, grants, releaseDigest: sha256 };
    const bundle = { url: '', sha256, bytes: code.length };
    return marketplace.manifest({ ...facts, bundle }, { host: HOST_KEY, organization, rev });
  }

  function resolution(feedSeq: number, organization: string) {
    const running = [...shelf.installed.values()].filter(({ state }) => state !== 'DISABLED');
    const contributions = running.flatMap((row) => {
      const { id, pluginId, running: release, grants, settings } = row;
      const signedManifest = signed(row, organization);
      return (release?.contributions ?? []).map((contribution) => ({
        ...contribution,
        signedManifest,
        kind: contribution.kind.toUpperCase(),
        installationId: id,
        pluginId,
        pluginName: release?.manifest.displayName,
        versionId: release?.versionId,
        publisherId: 'pub_1',
        releaseDigest: release?.sha256,
        bundle: {
          url: `/v1/artifacts/${release?.sha256 ?? ''}`,
          sha256: release?.sha256,
          bytes: release?.code.length,
        },
        grants,
        settings,
        warned: false,
      }));
    });
    const validUntil = new Date(Date.now() + 60_000).toISOString();
    return { etag: `${shelf.epoch()}`, feedSeq, epoch: shelf.epoch(), validUntil, contributions };
  }

  return { plugin, installation, resolution };
}
