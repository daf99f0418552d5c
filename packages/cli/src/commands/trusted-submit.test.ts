import { buildProject } from '../testing/build-project.ts';
import { startFakeGateway, type FakeGateway } from '../testing/fake-gateway.ts';
import { runGuildhall } from '../testing/guildhall.ts';

let gateway: FakeGateway;
let cwd: string;
const submit = (env: Record<string, string>, ...more: string[]) =>
  runGuildhall(['submit', '--trusted-token-env', 'OIDC_TOKEN', ...more], {
    cwd,
    env: { GUILDHALL_GATEWAY: gateway.url, ...env },
  });

beforeEach(async () => {
  gateway = await startFakeGateway();
  cwd = buildProject();
});
afterEach(() => gateway.close());

describe('guildhall submit from a build', () => {
  it('exchanges the build’s token, and submits with the key it gets', async () => {
    const ran = await submit({ OIDC_TOKEN: 'token-of-a-build' }, '--marketplace', 'mkt_1');
    expect(ran).toMatchObject({ code: 0 });
    expect(gateway.asked[0]).toBe('TRUSTED');
    expect(gateway.marketplace.effects).toMatchObject({ submitVersion: 1 });
    expect(ran.stdout + ran.stderr).not.toContain('token-of-a-build');
  });

  it('ends with 3 when the plugin does not trust the build', async () => {
    const ran = await submit({ OIDC_TOKEN: 'token-of-a-fork' }, '--marketplace', 'mkt_1');
    expect(ran).toMatchObject({ code: 3 });
    expect(ran.stderr).toContain('No trusted publisher of this plugin fits the token.');
    expect(gateway.marketplace.effects).toEqual({});
  });

  it.each<[string, Record<string, string>, string[], string]>([
    ['an empty variable', {}, ['--marketplace', 'mkt_1'], 'OIDC_TOKEN is empty'],
    ['no marketplace', { OIDC_TOKEN: 'x' }, [], 'say --marketplace'],
  ])('ends with 2 for %s', async (_name, env, more, words) => {
    const ran = await submit(env, ...more);
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain(words);
  });
});
