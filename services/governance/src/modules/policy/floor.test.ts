import { PLATFORM, systemSession } from '@guildhall/authz';
import { PLATFORM_FLOOR } from '@guildhall/policy';
import { marketplaceCreated } from '@guildhall/schema';
import {
  generateKey,
  openOperator,
  passportControl,
  passportOffice,
  PASSPORT_HEADER,
} from '@guildhall/service-runtime';
import fastify from 'fastify';
import { z } from 'zod';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { sessionOf } from '../../testing/sessions.ts';
import { aWorld, someFacts, type World } from '../../testing/world.ts';
import { floorRoutes } from './floor.routes.ts';
import { readFloor } from './set-floor.ts';

const noTuesday = {
  rules: [{ id: 'floor.closed', title: 'Closed', when: 'true', verdict: 'REJECT', reason: 'CLOSED' }],
  defaultVerdict: 'APPROVE',
};

let harness: Harness;
let world: World;
let stop: () => Promise<void>;
let url: string;
let keys: Awaited<ReturnType<typeof generateKey>>;

beforeAll(async () => {
  harness = await openHarness();
  keys = await generateKey('governance');
  const app = fastify();
  const openPassport = passportControl({ keys: [keys.publicKey] }, 'governance');
  floorRoutes(app, { units: harness.units, openPassport });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  stop = () => app.close();
});
beforeEach(async () => {
  world = await aWorld(harness);
});
afterAll(async () => {
  await stop();
  await harness.close();
});

const operator = () => openOperator({ governance: url }, keys.privateKey);

async function decided() {
  const version = world.version();
  await world.hearFacts(version.id, someFacts());
  await world.hearVersion(version);
  const rows = await harness.rows<{ verdict: string; platform_revision: string; receipt: string }>(
    'SELECT verdict, platform_revision, receipt FROM decision WHERE version_id = $1',
    version.id,
  );
  const [row] = rows;
  if (!row) throw new Error('nothing was decided');
  const claims = z.looseObject({ platformRevision: z.string() });
  const receipt = await harness.verifier.verify(row.receipt, 'governance', 'decision', claims);
  return { verdict: row.verdict, revision: row.platform_revision, signed: receipt.platformRevision };
}

describe('the platform floor', () => {
  it('is what the product ships with, before the platform itself is prepared and after, twice', async () => {
    const first = { verdict: 'APPROVE', revision: 'floor@1', signed: 'floor@1' };
    expect(await decided()).toEqual(first);
    for (const rev of [0, 1])
      await harness.hear(PLATFORM, marketplaceCreated, {
        ...{ id: PLATFORM, slug: PLATFORM, name: 'Platform', state: 'CREATING', ownerActorId: 'act_op', rev },
      });
    expect(await decided()).toEqual(first);
    expect(await operator().floor()).toMatchObject({ number: 1, body: PLATFORM_FLOOR });
    const audit = `SELECT count(*)::int AS n FROM audit_entry WHERE marketplace_id = $1 AND action = 'policy.create'`;
    expect(await harness.rows(audit, PLATFORM)).toEqual([{ n: 2 }]);
  });

  it('changes by the operator in every marketplace, audited, and goes back by a further revision', async () => {
    const set = await operator().setFloor(JSON.stringify({ ...noTuesday, note: 'for a day' }));
    expect(set).toMatchObject({ number: 2, note: 'for a day', createdBy: 'act_system' });
    expect(await decided()).toEqual({ verdict: 'REJECT', revision: 'floor@2', signed: 'floor@2' });
    world = await aWorld(harness);
    expect(await decided()).toMatchObject({ verdict: 'REJECT', revision: 'floor@2' });

    expect(await operator().setFloor('{"shipped":true}')).toMatchObject({ number: 3, body: PLATFORM_FLOOR });
    expect(await decided()).toMatchObject({ verdict: 'APPROVE', revision: 'floor@3' });
    const audit = await harness.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE marketplace_id = $1 AND action <> 'policy.create' ORDER BY id`,
      PLATFORM,
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'policy.revise',
      'policy.activate',
      'policy.revise',
      'policy.activate',
    ]);
  });

  it('stays as it is where a rule is faulty, or it was read before another change', async () => {
    const { number } = await operator().floor();
    const faulty = { ...noTuesday, rules: [{ ...noTuesday.rules[0], when: 'facts.vibes > 1' }] };
    await expect(operator().setFloor(JSON.stringify(faulty))).rejects.toThrow(/422.*floor\.closed/s);
    const stale = { ...noTuesday, expectedNumber: number - 1 };
    await expect(operator().setFloor(JSON.stringify(stale))).rejects.toThrow(/422.*has changed/s);
    await expect(operator().setFloor('no JSON')).rejects.toThrow(/422.*rules/s);
    expect(await operator().floor()).toMatchObject({ number });
  });

  it('is nobody else’s: neither of a marketplace, nor of people of the platform, nor of a changed text', async () => {
    const grant = passportOffice(keys.privateKey);
    const text = JSON.stringify(noTuesday);
    const { number } = await operator().floor();
    const sessions = [
      systemSession(world.id, 'r'),
      sessionOf(PLATFORM, 'act_op', 'operator', 'owner'),
      { ...systemSession(PLATFORM, 'r'), actorKind: 'KEY' as const },
    ];
    for (const session of sessions) {
      const passport = await grant(session, 'governance', text);
      expect(await put(passport, text)).toBe(401);
    }
    const passport = await grant(systemSession(PLATFORM, 'r'), 'governance', text);
    expect(await put(passport, `${text} `)).toBe(401);
    expect(await operator().floor()).toMatchObject({ number });
    await expect(harness.units.run(world.owner, readFloor)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('shows its rules to every marketplace, and nothing else of the platform', async () => {
    const seen = await harness.units.run(world.owner, async ({ policies }) => ({
      floor: (await policies.floor())?.body,
      policies: (await policies.all()).map(({ name }) => name),
    }));
    expect(seen).toEqual({ floor: PLATFORM_FLOOR, policies: ['default'] });
  });
});

async function put(passport: string, body: string): Promise<number> {
  const headers = { [PASSPORT_HEADER]: passport, 'content-type': 'text/plain' };
  return (await fetch(new URL('/internal/platform-floor', url), { method: 'PUT', headers, body })).status;
}
