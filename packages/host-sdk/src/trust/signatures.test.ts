import type { Contribution } from '../contribution.ts';
import { SandboxError } from '../sandbox/sandbox-error.ts';
import type { TelemetryEvent } from '../telemetry.ts';
import { contributionOf } from '../testing/builders.ts';
import { signAsMarketplace, type ManifestPlace } from '../testing/sign-as-marketplace.ts';
import { createKeyRing } from './key-ring.ts';
import { createMarketplaceCheck } from './marketplace-check.ts';
import { createSignatures } from './signatures.ts';

const marketplace = signAsMarketplace('mkt_own');
const PLACE = { host: 'crm', organization: 'acme' };
const GRANTS = ['contacts:read', 'https://weather.example'];

function signed(
  parts: Partial<Contribution> = {},
  place: ManifestPlace = PLACE,
  by = marketplace,
): Contribution {
  const contribution = contributionOf({ grants: GRANTS, ...parts });
  return { ...contribution, signedManifest: by.manifest(contribution, place) };
}

function page(
  fetchKeys = () => Promise.resolve(marketplace.keys),
  ownMarketplace: string | undefined = 'mkt_own',
) {
  const telemetry: TelemetryEvent[] = [];
  const signatures = createSignatures({
    ring: createKeyRing(undefined, fetchKeys),
    scope: { ...PLACE, workspace: 'sales' },
    assertMarketplace: createMarketplaceCheck(ownMarketplace),
    telemetry: (event) => telemetry.push(event),
  });
  return { signatures, telemetry };
}

describe('a plugin whose manifest is signed', () => {
  it('may start, and explains itself once that is known', async () => {
    const { signatures, telemetry } = page();
    const contribution = signed();
    expect(signatures.explain(contribution)).toMatchObject({
      passed: true,
      message: 'Its signature is being checked.',
    });
    await expect(signatures.assertSigned(contribution)).resolves.toBeUndefined();
    expect(signatures.explain(contribution)).toEqual({
      ...{ stage: 'signature', passed: true, message: 'What runs is what was signed.' },
    });
    expect(telemetry).toEqual([]);
  });

  it('may start where its organization or just this workspace has it', async () => {
    const { signatures } = page();
    await expect(
      signatures.assertSigned(signed({}, { ...PLACE, workspace: 'sales' })),
    ).resolves.toBeUndefined();
  });

  it('may start with less than was granted', async () => {
    const { signatures } = page();
    await expect(signatures.assertSigned({ ...signed(), grants: [] })).resolves.toBeUndefined();
  });
});

describe('a plugin is not started', () => {
  it.each<[string, Contribution, string]>([
    ['without a signed manifest', contributionOf(), 'is missing'],
    [
      'when a stranger signed it',
      signed({}, PLACE, signAsMarketplace('mkt_own')),
      "bears a signature that is not installation's",
    ],
    ['by a true manifest of another marketplace', elsewhere(), 'was signed for another marketplace'],
    [
      'with other code',
      { ...signed(), bundle: { url: '/x', sha256: 'd2', bytes: 1 } },
      'was signed for other code',
    ],
    ['as another release', { ...signed(), releaseDigest: 'd2' }, 'was signed for another release'],
    ['as another version', { ...signed(), versionId: 'ver_2' }, 'was signed for another release'],
    ['as another plugin', { ...signed(), pluginId: 'plg_2' }, 'was signed for another release'],
    ['as another installation', { ...signed(), installationId: 'ins_2' }, 'was signed for another place'],
    [
      'in another organization',
      signed({}, { ...PLACE, organization: 'other' }),
      'was signed for another place',
    ],
    ['in another host', signed({}, { ...PLACE, host: 'erp' }), 'was signed for another place'],
    ['in another workspace', signed({}, { ...PLACE, workspace: 'legal' }), 'was signed for another place'],
    [
      'with a permission beyond',
      { ...signed(), grants: [...GRANTS, 'contacts:list'] },
      'does not grant contacts:list',
    ],
    [
      'with an origin beyond',
      { ...signed(), grants: ['https://evil.example'] },
      'does not grant https://evil.example',
    ],
    ['when a feed entry passes for a manifest', withStatement('feed'), 'is another kind of statement'],
    ['when its manifest is half', withStatement('guildhall-installation+jwt'), 'cannot read'],
  ])('%s', async (_name, contribution, message) => {
    const { signatures, telemetry } = page();
    const refused = signatures.assertSigned(contribution);
    await expect(refused).rejects.toThrow(SandboxError);
    await expect(refused).rejects.toMatchObject({
      code: 'NOT_SIGNED',
      message: expect.stringContaining(message) as string,
    });
    expect(signatures.explain(contribution)).toMatchObject({
      ...{ stage: 'signature', passed: false, message: expect.stringContaining(message) as string },
    });
    expect(telemetry).toMatchObject([
      { type: 'signature-refused', of: 'manifest', installationId: contribution.installationId },
    ]);
  });

  it('from a manifest that is older than one this page has seen', async () => {
    const { signatures } = page();
    const old = signed({}, { ...PLACE, rev: 4 });
    await signatures.assertSigned(old);
    await signatures.assertSigned(signed({ grants: [] }, { ...PLACE, rev: 5 }));
    await expect(signatures.assertSigned(old)).rejects.toThrow('older than one that this page has seen');
  });

  it('from a true manifest of another marketplace, even where the host does not say which is its own', async () => {
    const { signatures } = page(undefined, undefined);
    await signatures.assertSigned(signed());
    await expect(signatures.assertSigned(elsewhere())).rejects.toThrow('another marketplace');
  });

  it('while keys cannot be had, and is once they can', async () => {
    const answers = [Promise.reject(new Error('offline')), Promise.resolve(marketplace.keys)];
    answers[0]?.catch(() => undefined);
    const { signatures } = page(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
    const contribution = signed();
    await expect(signatures.assertSigned(contribution)).rejects.toThrow('offline');
    await expect(signatures.assertSigned(contribution)).resolves.toBeUndefined();
  });
});

it('checking the manifests of fifty plugins takes a page a few milliseconds', async () => {
  const { signatures } = page();
  const contributions = Array.from({ length: 50 }, (_one, index) =>
    signed({ installationId: `ins_${index}`, signedManifest: null }),
  );
  await signatures.assertSigned(signed());
  const began = performance.now();
  signatures.check(contributions);
  await Promise.all(contributions.map((one) => signatures.assertSigned(one)));
  const each = (performance.now() - began) / contributions.length;
  process.stdout.write(`one signed manifest is checked in ${each.toFixed(2)} ms\n`);
  expect(each).toBeLessThan(20);
});

/** The same keys sign for another marketplace, too. */
function elsewhere(): Contribution {
  const contribution = contributionOf({ installationId: 'ins_9' });
  const { installationId, pluginId, versionId, releaseDigest } = contribution;
  const typ = 'guildhall-installation+jwt';
  const signedManifest = marketplace.sign(
    'installation',
    {
      ...{
        aud: typ,
        marketplaceId: 'mkt_other',
        installationId,
        pluginId,
        versionId,
        releaseDigest,
        ...PLACE,
      },
      ...{ bundles: [{ name: 'ui.js', sha256: 'd1' }], grants: { permissions: [], origins: [] }, rev: 1 },
    },
    typ,
  );
  return { ...contribution, signedManifest };
}

function withStatement(audience: string): Contribution {
  const typ = 'guildhall-installation+jwt';
  return contributionOf({ signedManifest: marketplace.sign('installation', { aud: audience }, typ) });
}
