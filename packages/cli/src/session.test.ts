import { statSync } from 'node:fs';
import { join } from 'node:path';
import { startFakeGateway, TOKEN, type FakeGateway } from './testing/fake-gateway.ts';
import { folderWith, runGuildhall, startGuildhall } from './testing/guildhall.ts';

let gateway: FakeGateway;
beforeAll(async () => {
  gateway = await startFakeGateway();
});
afterAll(() => gateway.close());

const devFile = () => ({
  '.guildhall/dev.json': JSON.stringify({
    gateway: gateway.url,
    personas: { publisher: { token: TOKEN, marketplace: 'mkt_1' } },
  }),
  'inside/deeper/readme.txt': '',
});

describe('signing in', () => {
  it('is remembered for this user alone, until logout', async () => {
    const cwd = folderWith({});
    const login = await startGuildhall(['login', '--gateway', gateway.url, '--token', TOKEN], { cwd });
    expect(login).toMatchObject({ code: 0, stderr: '' });
    expect(statSync(join(cwd, 'session', 'config.json')).mode & 0o777).toBe(0o600);
    const who = await startGuildhall(['whoami', '--json'], { cwd });
    expect(JSON.parse(who.stdout)).toMatchObject({
      viewer: { name: 'Robin' },
      marketplace: { slug: 'demo' },
    });
    expect(await startGuildhall(['logout'], { cwd })).toMatchObject({ code: 0 });
    expect(await startGuildhall(['whoami'], { cwd })).toMatchObject({ code: 3 });
  });

  it('takes a persona from the nearest dev.json above', async () => {
    const root = folderWith(devFile());
    const ran = await runGuildhall(['login', '--persona', 'publisher'], { cwd: join(root, 'inside/deeper') });
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain('Robin in Demo (demo), ships for Orchard Labs (orchard)');
  });

  it('takes a persona from the data folder that is named, and from no other Guildhall than was meant', async () => {
    const { '.guildhall/dev.json': text } = devFile();
    const cwd = folderWith({ 'kept here/dev.json': text });
    const login = (...args: string[]) => runGuildhall(['login', '--persona', 'publisher', ...args], { cwd });
    const here = ['--data', 'kept here'];
    expect(await login(...here, '--gateway', gateway.url)).toMatchObject({ code: 0 });
    const other = await login(...here, '--gateway', 'http://127.0.0.1:9');
    expect(other.stderr).toContain(`is of the Guildhall at ${gateway.url}, not of http://127.0.0.1:9`);
    expect((await login()).stderr).toContain('run the line that it prints');
  });

  it('names the persona that was probably meant', async () => {
    const ran = await runGuildhall(['login', '--persona', 'publishr'], { cwd: folderWith(devFile()) });
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain('Did you mean publisher?');
  });

  it('remembers nothing that the gateway does not accept', async () => {
    const cwd = folderWith({});
    const ran = await runGuildhall(['login', '--gateway', gateway.url, '--token', 'old'], { cwd });
    expect(ran).toMatchObject({ code: 3 });
    expect(ran.stderr).toContain('Your token has expired; sign in again.');
    expect(() => statSync(join(cwd, 'session', 'config.json'))).toThrow('ENOENT');
  });

  it('never sends a token unencrypted to another machine', async () => {
    const args = ['login', '--gateway', 'http://market.example', '--token', TOKEN];
    const ran = await runGuildhall(args, { cwd: folderWith({}) });
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain('Use https.');
  });

  it('does not take a remembered token to another gateway', async () => {
    const cwd = folderWith({});
    await runGuildhall(['login', '--gateway', gateway.url, '--token', TOKEN], { cwd });
    const ran = await runGuildhall(['whoami'], { cwd, env: { GUILDHALL_GATEWAY: 'https://other.example' } });
    expect(ran).toMatchObject({ code: 2 });
  });
});

describe('a gateway that is not there', () => {
  const at = (url: string) => ({
    cwd: folderWith({}),
    env: { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: url },
  });

  it('is named with the reason, and ends with 4', async () => {
    const ran = await runGuildhall(['whoami', '--json'], at('http://127.0.0.1:9'));
    expect(ran).toMatchObject({ code: 4 });
    expect(ran.stderr).toContain('http://127.0.0.1:9 cannot be reached (');
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code: 'UNREACHABLE' } });
  });

  it('is told from something else that answers', async () => {
    gateway.disturb('Viewer', 'nonsense');
    const ran = await runGuildhall(['whoami'], at(gateway.url));
    expect(ran).toMatchObject({ code: 4 });
    expect(ran.stderr).toContain('does not answer like a Guildhall gateway');
  });
});
