import { saying } from '../testing/saying.ts';
import { egress } from '../egress.ts';
import { developmentEgress } from './development-egress.ts';
import { playOrigin, type PlayedOrigin } from './play-origin.ts';

const ORIGIN = 'https://api.register.example';
const KEY = { value: 'k-123456789', origins: [ORIGIN] };

let played: PlayedOrigin;
let asked: (string | undefined)[];
beforeEach(async () => {
  asked = [];
  played = await playOrigin(ORIGIN, (request, response) => {
    asked.push(request.headers.authorization);
    if (request.url === '/away') response.writeHead(302, { location: 'https://elsewhere.example/' });
    response.end('hello');
  });
});
afterEach(() => played.close());

const openWay = (allow: string[] = [ORIGIN], policyAllow?: string[]) =>
  developmentEgress({ allow, policyAllow, secrets: { KEY } }, [played]);
const code = async (answer: ReturnType<ReturnType<typeof openWay>['fetch']>) => {
  const result = await answer;
  return result.ok ? result.value.status : result.error.code;
};

describe('an origin that is played on this machine', () => {
  it('answers under its own name and certificate, with secrets put in on the way', async () => {
    const headers = { authorization: 'Bearer {{secret:KEY}}' };
    const answer = await openWay().fetch({ url: `${ORIGIN}/items`, headers });
    expect(answer).toMatchObject({ ok: true, value: { status: 200, body: 'hello' } });
    expect(asked).toEqual(['Bearer k-123456789']);
  });

  it.each([
    ['that the manifest does not declare', [], undefined, `${ORIGIN}/`, 'ORIGIN_NOT_DECLARED'],
    ['that policy refuses', [ORIGIN], [], `${ORIGIN}/`, 'ORIGIN_REFUSED_BY_POLICY'],
    ['by plain http', [ORIGIN], undefined, 'http://api.register.example/', 'SCHEME_REFUSED'],
    ['that leads elsewhere', [ORIGIN], undefined, `${ORIGIN}/away`, 'REDIRECT_REFUSED'],
  ])('is as closed as any other %s', async (_, allow, policyAllow, url, expected) => {
    expect(await code(openWay(allow, policyAllow).fetch({ url }))).toBe(expected);
  });

  it('opens nothing else on this machine', async () => {
    const other = 'https://localhost.other.example';
    const options = { allow: [other], resolve: () => Promise.resolve(['127.0.0.1']) };
    const way = developmentEgress(options, [played]);
    expect(await code(way.fetch({ url: `${other}:${played.port}/` }))).toBe('ORIGIN_NOT_DECLARED');
    expect(await code(way.fetch({ url: `${other}/` }))).toBe('ADDRESS_REFUSED');
    expect(asked).toEqual([]);
  });

  it('is reached by no way out but this one', async () => {
    const way = egress({ allow: [ORIGIN], resolve: () => Promise.resolve([played.address]) });
    expect(await way.fetch({ url: `${ORIGIN}/` })).toMatchObject({
      error: { code: 'ADDRESS_REFUSED', message: saying('loopback') },
    });
  });

  it.each([
    'https://api.github.com',
    'http://api.register.example',
    'https://example',
    'https://a.example:8443',
  ])('is never one that could be somebody’s, or is no https origin: %s', async (origin) => {
    await expect(playOrigin(origin, () => undefined)).rejects.toThrow('only names under');
  });
});
