import type { Json } from '@guildhall/plugin-sdk/functions';
import { runFunction } from '@guildhall/plugin-sdk/testing';
import { functions } from './functions.ts';

const NIGHT = Date.UTC(2026, 0, 2, 2);
const saved = (stage: string) => ({ id: 'c1', details: { name: 'Ada', stage } });

describe('a saved contact', () => {
  it('is counted by its stage, and nothing else of it is kept', async () => {
    const run = await runFunction(functions, 'noteSave', saved('lead'), { storage: { counts: { lead: 2 } } });
    expect(run.stored()).toEqual({ counts: { lead: 3 } });
    expect(JSON.stringify(run.stored())).not.toContain('Ada');
  });

  it.each<Json>([saved('of my own making'), saved(''), { id: 'c1' }, null])(
    'of no stage that is known is counted among others: %j',
    async (payload) => {
      expect((await runFunction(functions, 'noteSave', payload)).stored()).toEqual({ counts: { other: 1 } });
    },
  );
});

describe('the digest', () => {
  it('sums the day up, and begins to count anew', async () => {
    const storage = { counts: { lead: 2, customer: 1 } };
    const run = await runFunction(functions, 'buildDigest', null, { storage, now: NIGHT });
    expect(run.value).toEqual({ total: 3 });
    expect(run.stored()).toEqual({ digest: { at: NIGHT, counts: { lead: 2, customer: 1 }, total: 3 } });
    expect(run.logs).toEqual(['A new digest is there. {"total":3}']);
  });

  it('of yesterday stays when nothing was saved, and when the hour comes twice', async () => {
    const storage = { digest: { at: NIGHT, counts: { lead: 1 }, total: 1 } };
    const run = await runFunction(functions, 'buildDigest', null, { storage });
    expect(run.stored()).toEqual(storage);
  });

  it('is shown with its age in words', async () => {
    const storage = { digest: { at: NIGHT, counts: { lead: 1 }, total: 1 } };
    const host = { 'contacts.list': () => ({ items: [], total: 42 }) };
    const asked = { storage, host, now: NIGHT + 3 * 3_600_000 };
    const run = await runFunction(functions, 'latestDigest', null, asked);
    expect(run.value).toEqual({ counts: { lead: 1 }, total: 1, age: '3 hours', contacts: 42 });
  });

  it('is shown all the same when the CRM does not say how many contacts it has', async () => {
    const storage = { digest: { at: NIGHT, counts: { lead: 1 }, total: 1 } };
    const run = await runFunction(functions, 'latestDigest', null, { storage, now: NIGHT });
    expect(run.value).toMatchObject({ total: 1, contacts: null });
    expect(run.logs).toMatchObject([expect.stringContaining('did not say')]);
  });

  it.each<Record<string, Json>>([{}, { digest: 'of another version' }])(
    'is none before the first night: %j',
    async (storage) => {
      expect((await runFunction(functions, 'latestDigest', null, { storage })).value).toBeNull();
    },
  );
});
