import { serve } from '../testing/serve.ts';
import { signAsMarketplace } from '../testing/sign-as-marketplace.ts';
import { fetchKeys } from './fetch-keys.ts';

const { keys } = signAsMarketplace();
const { signal } = new AbortController();

describe('asking a gateway for its keys', () => {
  it('needs no token', async () => {
    await using server = await serve((_request, response) => response.end(JSON.stringify({ keys })));
    await expect(fetchKeys(server.origin, false, signal)).resolves.toEqual(keys);
    expect(server.requests).toMatchObject([{ url: '/v1/keys' }]);
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('passes by what is kept when the keys may have changed', async () => {
    await using server = await serve((_request, response) => response.end(JSON.stringify({ keys })));
    await fetchKeys(server.origin, true, signal);
    expect(server.requests[0]?.headers).toMatchObject({
      'cache-control': expect.stringMatching('max-age=0|no-cache') as string,
    });
  });

  it('says what the gateway answered when it failed', async () => {
    await using server = await serve((_request, response) => response.writeHead(503).end());
    await expect(fetchKeys(server.origin, false, signal)).rejects.toThrow('/v1/keys with 503');
  });
});
