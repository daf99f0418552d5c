import { parseManifest } from '../parse-manifest.ts';
import { buildManifest } from '../testing/build-manifest.ts';
import { SIGNATURE_SCHEMES } from './signature-schemes.ts';

const secret = { name: 'HOOK_KEY', label: 'Key of the sender', required: true, origins: [] };
const plain = { header: 'X-Signature', encoding: 'hex' };

async function errorsOf(signature: object, secrets: object[] = [secret]) {
  const manifest = {
    ...buildManifest({ functionsMain: 'src/functions.ts', functions: [{ name: 'paid' }] }),
    webhooks: [{ id: 'shop', function: 'paid', title: 'From the shop', signature }],
    secrets,
  };
  const parsed = await parseManifest(JSON.stringify(manifest));
  return parsed.ok ? [] : parsed.error;
}

describe('the signature that a webhook asks for', () => {
  it.each(Object.keys(SIGNATURE_SCHEMES))('may be %s', async (scheme) => {
    const where = scheme === 'hmac-sha256' ? plain : {};
    expect(await errorsOf({ scheme, secrets: ['HOOK_KEY'], ...where })).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['an unknown scheme', { scheme: 'strype' }, { path: '/scheme', hint: 'Did you mean "stripe"?' }],
    [
      'a secret that is not declared',
      { secrets: ['HOOK_KEYS'] },
      { code: 'UNKNOWN_SECRET', path: '/secrets/0', hint: 'Did you mean "HOOK_KEY"?' },
    ],
    ['three secrets', { secrets: ['HOOK_KEY', 'B', 'C'] }, { code: 'OUT_OF_BOUNDS', path: '/secrets' }],
    ['a place for what has one', { scheme: 'stripe', ...plain }, { code: 'UNKNOWN_KEY', path: '/header' }],
    ['no place', { scheme: 'hmac-sha256', encoding: 'hex' }, { code: 'MISSING_KEY', path: '' }],
    ['a header with a space', { ...plain, header: 'X Signature' }, { code: 'NOT_ALLOWED', path: '/header' }],
    [
      'a header that stays outside',
      { scheme: 'hmac-sha256', ...plain, header: 'Authorization' },
      { code: 'NOT_ALLOWED', path: '/header' },
    ],
  ])('is refused with %s', async (_what, signature, { path, ...error }: { path?: string }) => {
    const errors = await errorsOf({ scheme: 'github', secrets: ['HOOK_KEY'], ...signature });
    expect(errors).toContainEqual(
      expect.objectContaining({ ...error, path: `/webhooks/0/signature${path ?? ''}` }),
    );
  });

  it('leaves no secret that is sent nowhere and proves nothing', async () => {
    const other = { ...secret, name: 'OTHER' };
    const errors = await errorsOf({ scheme: 'github', secrets: ['HOOK_KEY'] }, [secret, other]);
    expect(errors).toMatchObject([{ code: 'USELESS_SECRET', path: '/secrets/1/origins' }]);
  });
});
