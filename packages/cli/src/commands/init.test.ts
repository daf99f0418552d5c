import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFakeGateway, TOKEN, type FakeGateway } from '../testing/fake-gateway.ts';
import { folderWith, runGuildhall } from '../testing/guildhall.ts';

const place = (id: string, version: number, kinds: string[], more: object = {}) => ({
  ...{ id, version, kinds, title: 'Beside a contact', props: {}, contextKeys: {}, components: [], max: 5 },
  ...more,
});
const EVERY = ['Text', 'Button', 'Stack'];
const SURFACE = {
  version: '1.4.0',
  extensionPoints: [
    place('crm.toolbar', 1, ['menu']),
    place('crm.sidebar', 1, ['view'], { components: ['Text', 'Button'] }),
    place('crm.sidebar', 2, ['view'], { components: EVERY }),
    place('crm.pages', 1, ['page'], { components: ['Text'], permission: 'pages:add' }),
    place('crm.bare', 1, ['view']),
  ],
  events: [],
  permissions: [{ name: 'pages:add', title: 'Add', description: 'Adds a page.', sensitivity: 'low' }],
  apis: [],
  components: EVERY.map((name) => ({ name, props: { gap: 'string' }, events: ['press'] })),
  contextKeys: {},
  scopeLevels: ['organization'],
};

let gateway: FakeGateway;
beforeAll(async () => {
  gateway = await startFakeGateway();
});
beforeEach(() => {
  gateway.marketplace.hosts = [{ key: 'crm', surface: { version: '1.4.0', body: SURFACE } }];
  gateway.marketplace.namespaces = ['orchard'];
});
afterAll(() => gateway.close());

const signedIn = () => ({ GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url });
const manifestIn = (cwd: string, folder = 'greeter'): unknown =>
  JSON.parse(readFileSync(join(cwd, folder, 'plugin.json'), 'utf8'));

describe('guildhall init', () => {
  it.each([
    ['the first place that draws, the newest of its versions', [], 'crm.sidebar@2'],
    ['a place by its whole name', ['--at', 'crm.sidebar@1'], 'crm.sidebar@1'],
    ['a menu', ['--at', 'crm.toolbar'], 'crm.toolbar@1'],
    ['a page, with the permission it takes', ['--at', 'crm.pages@1'], 'crm.pages@1'],
    ['a place without components', ['--at', 'crm.bare@1'], 'crm.bare@1'],
  ])('begins a project that validates in %s', async (_name, args, ref) => {
    const cwd = folderWith({});
    expect(await runGuildhall(['init', 'greeter', ...args], { cwd, env: signedIn() })).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(JSON.stringify(manifestIn(cwd))).toContain(ref);
    expect(manifestIn(cwd)).toMatchObject({ id: 'orchard.greeter', displayName: 'Greeter' });
    const validated = await runGuildhall(['validate', 'greeter'], { cwd, env: signedIn() });
    expect(validated).toMatchObject({ code: 0, stderr: '' });
  });

  it('writes nothing over, and nothing beside what is there', async () => {
    const cwd = folderWith({ 'greeter/src/host.ts': 'mine' });
    const ran = await runGuildhall(['init', 'greeter'], { cwd, env: signedIn() });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('greeter/src/host.ts is there already');
    expect(existsSync(join(cwd, 'greeter/plugin.json'))).toBe(false);
  });

  it('takes a surface from a file, where nobody is signed in', async () => {
    const cwd = folderWith({ 'surface.json': JSON.stringify(SURFACE) });
    const args = ['init', 'grove.contact-notes', 'here', '--surface', 'surface.json', '--host', 'crm'];
    expect(await runGuildhall(args, { cwd })).toMatchObject({ code: 0 });
    expect(manifestIn(cwd, 'here')).toMatchObject({
      id: 'grove.contact-notes',
      displayName: 'Contact notes',
    });
  });

  it.each([
    ['an unknown place', ['greeter', '--at', 'crm.sidebarr@2'], 2, 'Did you mean crm.sidebar@2?'],
    ['a name that cannot be one', ['Greeter!'], 2, 'lower-case ASCII'],
    ['an unknown host', ['greeter', '--host', 'shop'], 1, 'there is one of crm'],
    ['a file of nobody', ['a.greeter', '--surface', 'surface.json'], 2, 'Say whose surface the file is'],
  ])('says what is wrong with %s', async (_name, args, code, words) => {
    const ran = await runGuildhall(['init', ...args], { cwd: folderWith({}), env: signedIn() });
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toContain(words);
  });

  it('asks which namespace, where there are several or none', async () => {
    gateway.marketplace.namespaces = ['orchard', 'grove'];
    const several = await runGuildhall(['init', 'greeter'], { cwd: folderWith({}), env: signedIn() });
    expect(several.stderr).toContain('You ship in orchard and grove');
    gateway.marketplace.namespaces = [];
    const none = await runGuildhall(['init', 'greeter'], { cwd: folderWith({}), env: signedIn() });
    expect(none.stderr).toContain('<namespace>.greeter');
  });

  it('asks which host, where there are several', async () => {
    gateway.marketplace.hosts.push({ key: 'shop', surface: { version: '1.4.0', body: SURFACE } });
    const ran = await runGuildhall(['init', 'greeter'], { cwd: folderWith({}), env: signedIn() });
    expect(ran.stderr).toContain('There are several hosts: crm, shop.');
  });
});
