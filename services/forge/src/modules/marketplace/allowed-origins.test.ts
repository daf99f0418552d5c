import { settingsChanged, STANDARD_FUNCTION_LIMITS } from '@guildhall/schema';
import { aForgeWithFunctions } from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { anOrder } from '../../testing/order.ts';
import { MARKETPLACE, system } from '../../testing/sessions.ts';
import { hostFetch } from '../../runtime/host-fetch.ts';

let forge: TestForge;
beforeEach(async () => {
  ({ forge } = await aForgeWithFunctions());
});
afterEach(() => forge.close());

const allow = (allowedOrigins: string[] | null, rev: number, marketplaceId = MARKETPLACE) =>
  forge.hear(
    settingsChanged,
    {
      ...{ id: marketplaceId, auditSamplePerMille: 0, functionLimits: STANDARD_FUNCTION_LIMITS },
      ...{ allowedOrigins, rev },
    },
    marketplaceId,
  );

const order = anOrder({
  origins: ['http://api.test.example:45871', 'http://more.test.example:45871'],
});

/** How a run's fetch ends: nothing listens there, so that what may leave is told by the network's own word. */
const fetched = (host: string): Promise<unknown> =>
  hostFetch(
    { units: forge.units, runtime: forge.runtime },
    order,
    system,
  )({ url: `http://${host}:45871/` }).then(
    () => 'answered',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
const REFUSED = 'ORIGIN_REFUSED_BY_POLICY';

describe('where functions may reach', () => {
  it('is where they declare, while the marketplace sets no bound', async () => {
    expect(await fetched('more.test.example')).not.toBe(REFUSED);
    expect(await fetched('elsewhere.test.example')).toBe('ORIGIN_NOT_DECLARED');
  });

  it('is within the bound of the marketplace, from the next run on', async () => {
    await allow(['http://api.test.example:45871'], 1);
    expect(await fetched('more.test.example')).toBe(REFUSED);
    expect(await fetched('api.test.example')).not.toBe(REFUSED);
    expect(await fetched('elsewhere.test.example')).toBe('ORIGIN_NOT_DECLARED');
  });

  it('is nowhere when the bound is empty, and anywhere they declare once it is gone', async () => {
    await allow([], 2);
    expect(await fetched('api.test.example')).toBe(REFUSED);
    await allow(null, 3);
    await allow([], 2);
    expect(await fetched('api.test.example')).not.toBe(REFUSED);
  });

  it('is no other marketplace’s to say', async () => {
    await allow([], 1, 'mkt_other');
    expect(await fetched('api.test.example')).not.toBe(REFUSED);
  });
});
