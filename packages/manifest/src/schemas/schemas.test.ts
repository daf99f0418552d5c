import { readFile } from 'node:fs/promises';

describe('the public schemas', () => {
  it.each(['plugin.schema.json', 'surface.schema.json'])('%s is published as it is used', async (name) => {
    const used = await readFile(new URL(name, import.meta.url), 'utf8');
    const published = await readFile(new URL(`../../../../schema/${name}`, import.meta.url), 'utf8');
    expect(published).toBe(used);
  });
});
