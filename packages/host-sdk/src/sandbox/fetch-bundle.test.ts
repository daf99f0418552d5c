import { createHash } from 'node:crypto';
import { accessTo, serve } from '../testing/serve.ts';
import { fetchBundle } from './fetch-bundle.ts';

const CODE = 'export default "grüße"';
const bundleOf = (parts: object = {}) => ({
  url: '/v1/artifacts/x',
  sha256: createHash('sha256').update(CODE).digest('hex'),
  bytes: CODE.length,
  ...parts,
});
const serving = (body: string, status = 200) =>
  serve((_request, response) => response.writeHead(status).end(body));

describe('fetching a bundle', () => {
  it('hands out code whose digest is the resolved one', async () => {
    await using server = await serving(CODE);
    await expect(fetchBundle(bundleOf(), { ...accessTo(server), maxBytes: 100 })).resolves.toBe(CODE);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer token-1');
  });

  it('refuses code with one other byte', async () => {
    await using server = await serving(`${CODE} `);
    const fetching = fetchBundle(bundleOf(), { ...accessTo(server), maxBytes: 100 });
    await expect(fetching).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
  });

  it('keeps the token from other origins', async () => {
    await using gateway = await serving('');
    await using network = await serving(CODE);
    await fetchBundle(bundleOf({ url: `${network.origin}/x` }), { ...accessTo(gateway), maxBytes: 100 });
    expect(network.requests[0]?.headers.authorization).toBeUndefined();
    expect(gateway.requests).toEqual([]);
  });

  it('stops at the size allowed, whatever was announced', async () => {
    await using server = await serving('x'.repeat(1_000));
    const source = { ...accessTo(server), maxBytes: 100 };
    await expect(fetchBundle(bundleOf(), source)).rejects.toMatchObject({ code: 'BUNDLE_TOO_LARGE' });
    await expect(fetchBundle(bundleOf({ bytes: 101 }), source)).rejects.toMatchObject({
      code: 'BUNDLE_TOO_LARGE',
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [410, 'BUNDLE_GONE'],
    [404, 'BUNDLE_UNAVAILABLE'],
  ])('says what %i means', async (status, code) => {
    await using server = await serving('', status);
    await expect(fetchBundle(bundleOf(), { ...accessTo(server), maxBytes: 100 })).rejects.toMatchObject({
      code,
    });
  });
});
