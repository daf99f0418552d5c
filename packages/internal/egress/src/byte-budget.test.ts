import { gzipSync } from 'node:zlib';
import { byteBudget } from './byte-budget.ts';
import { loopbackEgress, serve } from './testing/index.ts';

const BODY = Buffer.from('a'.repeat(10_000));

async function asked(most: number, path: 'plain' | 'packed' | 'again' = 'plain', sent = '') {
  await using server = await serve((request, response) => {
    if (request.url === '/again') response.writeHead(307, { location: '/plain' }).end();
    else if (request.url === '/packed') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(BODY));
    } else response.end(BODY);
  });
  const origin = `http://api.example.test:${server.port}`;
  const budget = byteBudget(most);
  const request = { url: `${origin}/${path}`, ...(sent && { method: 'POST', body: sent }) };
  const answer = await loopbackEgress({ allow: [origin] }).fetch(request, { budget });
  return {
    code: answer.ok ? 'OK' : answer.error.code,
    passed: budget.passed(),
    heard: server.requests.length,
  };
}

describe('a budget of bytes', () => {
  it('counts what leaves and what arrives', async () => {
    const small = await asked(100_000);
    const larger = await asked(100_000, 'plain', 'b'.repeat(5_000));
    expect([small.code, larger.code]).toEqual(['OK', 'OK']);
    expect(small.passed).toBeGreaterThan(10_000);
    expect(larger.passed - small.passed).toBeGreaterThanOrEqual(5_000);
    expect(larger.passed - small.passed).toBeLessThan(5_200);
  });

  it('counts what came over the wire, not what it unpacks to', async () => {
    expect(await asked(5_000, 'packed')).toMatchObject({ code: 'OK' });
  });

  it('counts every step of a redirect', async () => {
    const [once, twice] = [
      await asked(100_000, 'plain', 'b'),
      await asked(100_000, 'again', 'b'.repeat(2_000)),
    ];
    expect(twice).toMatchObject({ code: 'OK', heard: 2 });
    expect(twice.passed - once.passed).toBeGreaterThan(4_000);
  });

  it('lets nothing leave that does not fit into it', async () => {
    expect(await asked(100, 'plain', 'b'.repeat(200))).toEqual({
      code: 'QUOTA_USED_UP',
      passed: 100,
      heard: 0,
    });
  });

  it('breaks off an answer that does not fit into it', async () => {
    expect(await asked(2_000)).toEqual({ code: 'QUOTA_USED_UP', passed: 2_000, heard: 1 });
  });

  it('bounds nothing unless it is given', async () => {
    expect(await asked(Number.POSITIVE_INFINITY)).toMatchObject({ code: 'OK' });
  });
});
