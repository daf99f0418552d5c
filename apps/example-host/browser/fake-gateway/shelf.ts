import { exampleSurface } from '../../contract/surface/index.ts';
import type { Release } from './example-plugins.ts';

/** One installation, as this stand-in for a marketplace remembers it. */
export interface Installed {
  readonly id: string;
  readonly pluginId: string;
  state: string;
  running: Release | null;
  grants: string[];
  settings: Record<string, unknown>;
  rev: number;
}

const PLUGIN = 'plg_';

export type Shelf = ReturnType<typeof createShelf>;

/** What is listed and what is installed; every change counts the epoch up. */
export function createShelf() {
  const heads = new Map<string, Release>();
  const installed = new Map<string, Installed>();
  let epoch = 1;

  const idOf = ({ manifest }: Release): string => PLUGIN + manifest.id;
  const requiredOf = ({ manifest }: Release): string[] =>
    manifest.permissions.required.map(({ name }) => name);

  return {
    heads,
    installed,
    epoch: () => epoch,

    /** Lists a release. Installations whose grants cover it move at once; the others go on and wait. */
    publish(release: Release): void {
      heads.set(idOf(release), release);
      const waiting = installed.get(idOf(release));
      if (waiting) waiting.state = 'UPDATE_PENDING_CONSENT';
      epoch += 1;
    },
    install(pluginId: string): Installed {
      const fresh = { id: `ins_${pluginId}`, pluginId, running: null, grants: [], settings: {}, rev: 1 };
      const row: Installed = { ...fresh, state: 'CONSENT_REQUIRED' };
      installed.set(pluginId, row);
      return row;
    },
    consent(row: Installed, optional: readonly string[]): void {
      const head = heads.get(row.pluginId);
      if (!head) return;
      row.running = head;
      row.state = 'ACTIVE';
      row.grants = [...new Set([...requiredOf(head), ...row.grants, ...optional])];
    },
    touch(row: Installed): void {
      row.rev += 1;
      epoch += 1;
    },
    pending(row: Installed) {
      const head = heads.get(row.pluginId);
      return head && head !== row.running ? consentFor(head, row.grants) : null;
    },
  };
}

/** The consent screen of a release, against what is already granted. */
export function consentFor(release: Release, grants: readonly string[]) {
  const { manifest, versionId } = release;
  const ask = (required: boolean) => (asked: { name: string; purpose: string }) => {
    const declared = exampleSurface.permissions.find(({ name }) => name === asked.name);
    const added = grants.length > 0 && !grants.includes(asked.name);
    const { title = asked.name, description = '', sensitivity = 'low' } = declared ?? {};
    return { ...asked, title, description, sensitivity, required, added };
  };
  const { permissions, origins } = manifest;
  const facts = permissions.required.map(({ name }) => ({ name, declared: true, observed: true }));
  return {
    version: { id: versionId, factSheet: { permissions: facts, origins: [], capabilities: [] } },
    versionString: manifest.version,
    permissionDigest: release.permissionDigest,
    changeClass: 'reconsent',
    permissions: [...permissions.required.map(ask(true)), ...permissions.optional.map(ask(false))],
    origins: origins.required.map((origin) => ({ ...origin, required: true, added: false })),
  };
}
