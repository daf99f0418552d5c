import type { Contribution } from '@guildhall/host-sdk';
import { z } from 'zod';

const detail = z.object({ id: z.string() });

/** Which page of which plugin an address names; null when it names none. */
export function pageAt(path: string): { pluginId: string; id: string } | null {
  const [, pluginId, id] = /^\/apps\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (pluginId === undefined || id === undefined) return null;
  return { pluginId: decodeURIComponent(pluginId), id: decodeURIComponent(id) };
}

/** Where a plugin's page stands. It stays the same when the plugin is updated, or installed anew. */
export function addressOf(page: Pick<Contribution, 'pluginId' | 'detail'>): string {
  const parsed = detail.safeParse(page.detail);
  return `/apps/${encodeURIComponent(page.pluginId)}/${encodeURIComponent(parsed.success ? parsed.data.id : '')}`;
}
