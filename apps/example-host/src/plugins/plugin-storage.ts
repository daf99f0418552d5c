import type { HostServices, Json } from '@guildhall/host-sdk';
import { z } from 'zod';

/** Characters one installation may keep in this browser. */
const LIMIT = 100_000;

/** The part of the browser's storage that is used. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What plugins keep, in this browser only: the key begins with the installation, so none reads another's. */
export function pluginStorage(storage: Keeper = localStorage): NonNullable<HostServices['storage']> {
  const keyOf = (installationId: string, key: string) =>
    `fernhill.plugin.${installationId}.${key.slice(0, 200)}`;
  const used = (installationId: string): number =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      .filter((key) => key.startsWith(`fernhill.plugin.${installationId}.`))
      .reduce((sum, key) => sum + key.length + (storage.getItem(key)?.length ?? 0), 0);

  return {
    get: (key, { installationId }) => {
      const text = storage.getItem(keyOf(installationId, key));
      return Promise.resolve(text === null ? null : z.json().parse(JSON.parse(text)));
    },
    set: (key, value: Json, { installationId }) => {
      const text = JSON.stringify(value);
      if (used(installationId) + text.length > LIMIT) {
        return Promise.reject(
          new Error(`A plugin may keep ${LIMIT} characters here: delete something first.`),
        );
      }
      storage.setItem(keyOf(installationId, key), text);
      return Promise.resolve();
    },
    delete: (key, { installationId }) => {
      storage.removeItem(keyOf(installationId, key));
      return Promise.resolve();
    },
  };
}
