import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareApis } from '../../../tools/schema/api.ts';
import { composeApi } from '../../../tools/schema/current-api.ts';
import { readReleased, writeReleased } from '../../../tools/schema/released.ts';
import { aShop } from './subgraphs.fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-released-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('what the last release left behind', () => {
  it('is nothing before the first one, and then nothing can be compared', () => {
    expect(readReleased(folder)).toEqual({ api: null, announced: [], changelog: null });
  });

  it('is the API of that day with its views, and no announcement outlives it', async () => {
    const today = composeApi(aShop());
    const announcement = { change: 'Field was removed', reason: 'Nobody asked for it.', instead: 'Nothing.' };
    writeFileSync(join(folder, 'breaking-changes.json'), JSON.stringify([announcement]));
    expect(readReleased(folder).announced).toEqual([{ ...announcement, for: 'everyone' }]);

    writeReleased(folder, today, '# Changes\n');

    const { api, announced, changelog } = readReleased(folder);
    expect(api).toEqual(today);
    expect(api?.tags.get('Query.book')).toEqual(['host', 'ops']);
    expect({ announced, changelog }).toEqual({ announced: [], changelog: '# Changes\n' });
    expect(api && (await compareApis(api, today))).toEqual([]);
  });
});
