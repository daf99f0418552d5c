import { marketplaceCreated, surfacePublished, versionChanged } from '@guildhall/schema';
import { tablesWithoutForcedRls } from '@guildhall/testing';
import { aForge, type TestForge } from '../testing/harness.ts';
import { mara, MARKETPLACE, system } from '../testing/sessions.ts';
import { aSurface, aVersion } from '../testing/states.ts';
import { submit } from '../testing/submit.ts';

let forge: TestForge;
beforeEach(async () => {
  forge = await aForge();
});
afterEach(() => forge.close());

const marketplace = {
  id: MARKETPLACE,
  slug: 'one',
  name: 'One',
  state: 'CREATING' as const,
  ownerActorId: 'act_owner',
  rev: 1,
};

describe('a new marketplace', () => {
  it('gets a check profile in which everything counts, and an answer, once', async () => {
    const letter = await forge.hear(marketplaceCreated, marketplace);
    await forge.deliver(letter);
    expect(await forge.told('forge.marketplace.prepared')).toEqual([
      { marketplaceId: MARKETPLACE, service: 'forge' },
    ]);
    const profile = 'SELECT number, jsonb_array_length(checks) AS checks FROM check_profile_revision';
    expect(await forge.rows(profile)).toEqual([{ number: 1, checks: 5 }]);
    const audit = `SELECT rev FROM audit_entry WHERE action = 'checkProfile.set'`;
    expect(await forge.rows(audit)).toEqual([{ rev: 1 }]);
  });
});

describe('what others say', () => {
  it('is the newest surface of each host, in whatever order it comes', async () => {
    await forge.hear(surfacePublished, aSurface('crm', { n: 2 }, { version: '1.10.0', rev: 2 }));
    await forge.hear(surfacePublished, aSurface('crm', { n: 1 }, { version: '1.9.0', rev: 1 }));
    await forge.hear(surfacePublished, aSurface('shop', { n: 3 }, { version: '1.9.0', rev: 1 }));
    await forge.hear(surfacePublished, aSurface('shop', { n: 4 }, { version: '1.10.0', rev: 1 }));
    const latest = await forge.run(system, (ctx) => ctx.surfaces.latest());
    expect(latest.map(({ hostKey, body }) => [hostKey, body])).toEqual([
      ['crm', { n: 2 }],
      ['shop', { n: 4 }],
    ]);
  });

  it('converges, however versions are repeated and reordered', async () => {
    const letters = [5, 3, 4, 5, 3].map((rev) =>
      aVersion({ rev, state: rev === 5 ? 'YANKED' : 'PUBLISHED' }),
    );
    for (const letter of letters) await forge.hear(versionChanged, letter);
    expect(await forge.rows('SELECT state, rev FROM version')).toEqual([{ state: 'YANKED', rev: 5 }]);
  });
});

describe('the database', () => {
  it('shows every table one marketplace at a time', async () => {
    expect(await tablesWithoutForcedRls(forge.database)).toEqual([]);
  });
});

describe('the snapshot of concluded runs', () => {
  it('pages through them in order, and shows none of another marketplace', async () => {
    const ids: string[] = [];
    for (const n of [1, 2, 3]) {
      const runId = await submit(forge, undefined, { id: `ver_${n}` });
      await forge.work('build', { runId });
      await forge.work('analysis', { runId });
      ids.push(runId);
    }
    await submit(forge, undefined, { id: 'ver_waiting' });
    const [snapshot] = forge.service.snapshots ?? [];
    const first = await forge.run(mara, async (ctx) => snapshot?.page(ctx, '', 2));
    const second = await forge.run(mara, async (ctx) => snapshot?.page(ctx, first?.next ?? '', 2));
    const seen = [...(first?.envelopes ?? []), ...(second?.envelopes ?? [])];

    expect(seen.map(({ aggregate }) => aggregate)).toEqual(ids.map((id) => ({ type: 'run', id, rev: 3 })));
    expect(second?.next).toBeNull();
    const elsewhere = await forge.run({ ...mara, marketplaceId: 'mkt_other' }, async (ctx) =>
      snapshot?.page(ctx, '', 2),
    );
    expect(elsewhere?.envelopes).toEqual([]);
  });
});
