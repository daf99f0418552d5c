import type { Session } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import { idOf } from '../../testing/answers.ts';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { openShop } from '../../testing/shop.ts';

let harness: Harness;
let owner: Session;
beforeAll(async () => {
  harness = await openHarness();
  owner = harness.session('olga', ['owner']);
});
afterAll(() => harness.close());

const WANT = 'publishableKey { id name key origins endsAt replacedBy rev }';
const STORE = { name: 'Store', origins: ['https://store.example'] };
const create = (input: Record<string, unknown> = STORE, by = owner) =>
  harness.change(by, 'createPublishableKey', input, WANT);
const act = (name: 'rotate' | 'revoke', input: Record<string, unknown>, by = owner) =>
  harness.change(by, `${name}PublishableKey`, input, WANT);
const valid = () => harness.units.run(owner, (ctx) => ctx.publishableKeys.valid(ctx.now));
const inForce = async () => (await valid()).map(({ id }) => id);

describe('a publishable key', () => {
  it('is made for pages, can be read again, and is told to gateways', async () => {
    const before = harness.said.length;
    const origins = ['https://store.example', 'http://localhost:3000', 'https://store.example'];
    const made = await create({ ...STORE, origins, idempotencyKey: 'one' });
    const id = idOf(made, 'publishableKey');
    expect(made.publishableKey).toEqual({
      ...{ id, name: 'Store', key: `ghp.${harness.marketplaceId}.${id}`, rev: 0 },
      origins: ['http://localhost:3000', 'https://store.example'],
      ...{ endsAt: null, replacedBy: null },
    });
    expect(await create({ ...STORE, origins, idempotencyKey: 'one' })).toEqual(made);
    const { data } = await harness.ask(owner, '{ publishableKeys { nodes { key } } }');
    expect(data).toEqual({ publishableKeys: { nodes: [{ key: made.publishableKey?.['key'] }] } });
    expect(harness.said.slice(before).map(([channel]) => channel)).toContain('trust');
    const audit = `SELECT action FROM audit_entry WHERE subject_id = $1`;
    expect(await harness.rows(audit, [id])).toEqual([{ action: 'publishableKey.create' }]);
  });

  it('goes on for a day beside the one that replaces it, with the same name and pages', async () => {
    const id = idOf(await create(), 'publishableKey');
    const rotated = await act('rotate', { id, expectedRev: 0 });
    const next = idOf(rotated, 'publishableKey');
    expect(rotated.publishableKey).toMatchObject({ ...STORE, endsAt: null, rev: 0 });
    const old = (await valid()).find((key) => key.id === id);
    expect(old).toMatchObject({ replacedBy: next, rev: 1 });
    const hours = ((old?.endsAt?.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(Math.abs(hours - 24)).toBeLessThan(0.2);
    expect(await act('rotate', { id })).toMatchObject({ userErrors: [{ code: 'NOT_POSSIBLE' }] });
    await harness.rows(`UPDATE publishable_key SET ends_at = now() - interval '1 s' WHERE id = $1`, [id]);
    expect(await inForce()).not.toContain(id);
    expect(await inForce()).toContain(next);
  });

  it('ends at once when it is revoked, also in its last day, and a second time changes nothing', async () => {
    const id = idOf(await create(), 'publishableKey');
    const next = idOf(await act('rotate', { id }), 'publishableKey');
    expect(await act('revoke', { id, expectedRev: 0 })).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
    const revoked = await act('revoke', { id, expectedRev: 1 });
    expect(revoked.publishableKey).toMatchObject({ replacedBy: next, rev: 2 });
    expect(await inForce()).not.toContain(id);
    expect(await act('revoke', { id })).toEqual(revoked);
  });

  it.each([
    ['no page', { origins: [] }, ['origins']],
    ['a page over http', { origins: ['http://store.example'] }, ['origins', '0']],
    ['a path', { origins: ['https://a.example', 'https://store.example/shop'] }, ['origins', '1']],
    ['every page', { origins: ['*'] }, ['origins', '0']],
    ['pages by pattern', { origins: ['https://*.example'] }, ['origins', '0']],
    ['an opaque origin', { origins: ['null'] }, ['origins', '0']],
    ['more pages than anybody reads', { origins: Array(21).fill('https://a.example') }, ['origins']],
    ['a name that passes for another', { name: 'St\u043ere' }, ['name']],
  ])('is refused with %s', async (_what, over, field) => {
    expect(await create({ ...STORE, ...over })).toMatchObject({
      publishableKey: null,
      userErrors: [{ code: 'BAD_INPUT', field }],
    });
  });

  it('is made, seen, replaced and ended by owners alone, in their own marketplace', async () => {
    const id = idOf(await create(), 'publishableKey');
    const forbidden = { extensions: { code: 'FORBIDDEN' } };
    const reviewer = harness.session('rita', ['reviewer']);
    await expect(create(STORE, reviewer)).rejects.toMatchObject(forbidden);
    for (const name of ['rotate', 'revoke'] as const)
      await expect(act(name, { id }, reviewer)).rejects.toMatchObject(forbidden);
    const { errors } = await harness.ask(reviewer, '{ publishableKeys { nodes { id } } }');
    expect(errors).toMatchObject([forbidden]);

    const elsewhere = harness.session('otto', ['owner'], { marketplaceId: newId('marketplace') });
    for (const name of ['rotate', 'revoke'] as const)
      expect(await act(name, { id }, elsewhere)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    const { data } = await harness.ask(elsewhere, '{ publishableKeys { nodes { id } } }');
    expect(data).toEqual({ publishableKeys: { nodes: [] } });
    expect(await inForce()).toContain(id);
  });

  it('is one of at most fifty in force', async () => {
    for (let left = 50 - (await inForce()).length; left > 0; left--) await create();
    expect(await create()).toMatchObject({ userErrors: [{ code: 'TOO_MANY' }] });
  });
});

describe('a visitor', () => {
  it('sees what is listed with its published versions, and nothing that is on its way', async () => {
    const visitor = harness.session('visitor', ['visitor'], { actorKind: 'KEY' });
    const [open, hidden] = [await openShop(harness, 'open'), await openShop(harness, 'hidden')];
    await open.list();
    await open.published('1.0.0');
    const waiting = await open.submitted('1.1.0');
    const { data } = await harness.ask(
      visitor,
      '{ plugins { nodes { name publisher { name } versions { nodes { versionString state } } } } }',
    );
    const versions = { nodes: [{ versionString: '1.0.0', state: 'PUBLISHED' }] };
    expect(data).toEqual({
      plugins: { nodes: [{ name: 'open.chart', publisher: { name: 'open' }, versions }] },
    });
    expect(await open.find(waiting, visitor)).toBeNull();
    expect(await hidden.findPlugin(visitor)).toBeNull();
    const mine = await harness.ask(visitor, '{ plugins(mine: true) { nodes { name } } }');
    expect(mine.data).toEqual({ plugins: { nodes: [] } });
  });
});
