import { pluginStorage, type Keeper } from './plugin-storage.ts';

const caller = (installationId: string) => ({ installationId, pluginId: 'plg', grants: [] });

function memory(): Keeper {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('what plugins keep in the browser', () => {
  it('is read back as it was', async () => {
    const storage = pluginStorage(memory());
    await storage.set('open', { rows: [1, 2] }, caller('ins_1'));

    await expect(storage.get('open', caller('ins_1'))).resolves.toEqual({ rows: [1, 2] });
    await storage.delete('open', caller('ins_1'));
    await expect(storage.get('open', caller('ins_1'))).resolves.toBeNull();
  });

  it('is not seen by another installation', async () => {
    const storage = pluginStorage(memory());
    await storage.set('secret', 'mine', caller('ins_1'));

    await expect(storage.get('secret', caller('ins_2'))).resolves.toBeNull();
  });

  it('has an end', async () => {
    const storage = pluginStorage(memory());
    await storage.set('much', 'x'.repeat(90_000), caller('ins_1'));

    await expect(storage.set('more', 'x'.repeat(20_000), caller('ins_1'))).rejects.toThrow(
      'delete something',
    );
    await expect(storage.set('more', 'x'.repeat(20_000), caller('ins_2'))).resolves.toBeUndefined();
  });
});
