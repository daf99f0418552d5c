import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_LIMITS } from '@guildhall/plugin-project';
import { z } from 'zod';
import { buildProject, manifestText } from '../testing/build-project.ts';
import { startFakeGateway, TOKEN, type FakeGateway } from '../testing/fake-gateway.ts';
import { folderWith, runGuildhall } from '../testing/guildhall.ts';

let gateway: FakeGateway;
beforeAll(async () => {
  gateway = await startFakeGateway();
});
afterAll(() => gateway.close());

const signedIn = () => ({ GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url });

describe('guildhall validate', () => {
  it('accepts a project that holds, and says what it was not compared with', async () => {
    const ran = await runGuildhall(['validate'], { cwd: buildProject() });
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain('orchard.greeter 1.0.0 holds.');
    expect(ran.stderr).toContain('warning: not compared with any host');
  });

  it('says that there is no plugin.json before it reads a folder of something else', async () => {
    const cwd = folderWith({});
    writeFileSync(join(cwd, 'film.raw'), '');
    truncateSync(join(cwd, 'film.raw'), PROJECT_LIMITS.fileBytes + 1);
    const ran = await runGuildhall(['validate'], { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(`There is no plugin.json in ${cwd}.`);
    // The same file beside a manifest is what is wrong.
    writeFileSync(join(cwd, 'plugin.json'), manifestText());
    expect((await runGuildhall(['validate'], { cwd })).stdout).toContain('film.raw');
  });

  it('names every problem of the manifest with its place and the code there', async () => {
    const cwd = buildProject({ version: 'one', displayName: '' });
    const ran = await runGuildhall(['validate', '--json'], { cwd });
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      ok: false,
      problems: [
        { file: 'plugin.json', line: 4 },
        { file: 'plugin.json', line: 5 },
      ],
    });
    const text = await runGuildhall(['validate'], { cwd });
    expect(text.stdout).toContain('--> plugin.json:5:');
    expect(text.stdout).toContain('"version": "one"');
  });

  it('finds a call that no host of the plugin answers, at its line, with the nearest name', async () => {
    const code = (name: string) =>
      `export const functions = { greet: async (_payload, api) =>\n  api.host.call('${name}', {}) };\n`;
    const changes = { functionsMain: 'src/functions.js', functions: [{ name: 'greet' }] };
    const surface = {
      ...{ version: '1.0.0', extensionPoints: [], events: [], components: [], contextKeys: {} },
      permissions: [{ name: 'contacts:read', title: 'Read', description: 'Reads.', sensitivity: 'low' }],
      apis: [{ name: 'contacts.read', permission: 'contacts:read', params: {} }],
      scopeLevels: ['organization'],
    };
    const validated = (name: string) =>
      runGuildhall(['validate', '--json', '--no-build', '--surface', 'surface.json'], {
        cwd: buildProject(changes, {
          'src/functions.js': code(name),
          'surface.json': JSON.stringify(surface),
        }),
      });
    const wrong = await validated('contacts.raed');
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      problems: [
        { code: 'UNKNOWN_API', file: 'src/functions.js', line: 2, hint: 'Did you mean "contacts.read"?' },
      ],
    });
    expect(await validated('contacts.read')).toMatchObject({ code: 0 });
  });

  it('finds a call of a function that the host answers in its pages only, and leaves those of pages', async () => {
    const call = (name: string) => `(_, api) => api.host.call('${name}', {})`;
    const functions = (name: string) =>
      `import { both } from './both.js';\nboth;\nexport const functions = { greet:\n  ${call(name)} };\n`;
    const api = { name: 'contacts.show', permission: 'contacts:read', params: {} };
    const surface = {
      ...{ version: '1.0.0', extensionPoints: [], events: [], components: [], contextKeys: {} },
      permissions: [{ name: 'contacts:read', title: 'Read', description: 'Reads.', sensitivity: 'low' }],
      apis: [api, { ...api, name: 'contacts.read', url: 'https://crm.example/calls' }],
      scopeLevels: ['organization'],
    };
    const validated = async (name: string) => {
      const files = {
        'src/functions.js': functions(name),
        'src/both.js': `export const both = 1;\nexport const show = ${call('contacts.show')};\n`,
        'src/index.ts': `import { both, show } from './both.js';\nexport const shown = [both, show];\n`,
        'surface.json': JSON.stringify(surface),
      };
      const changes = { functionsMain: 'src/functions.js', functions: [{ name: 'greet' }] };
      const cwd = buildProject(changes, files);
      return runGuildhall(['validate', '--json', '--surface', 'surface.json'], { cwd });
    };
    expect(JSON.parse((await validated('contacts.show')).stdout)).toMatchObject({
      problems: [{ code: 'NOT_AVAILABLE', file: 'src/functions.js', line: 4 }],
    });
    expect(await validated('contacts.read')).toMatchObject({ code: 0 });
  });

  it('finds a host that the marketplace does not have, at its line', async () => {
    gateway.marketplace.hosts = [{ key: 'crn', surface: null }];
    const ran = await runGuildhall(['validate', '--json'], { cwd: buildProject(), env: signedIn() });
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      problems: [{ code: 'UNKNOWN_HOST', line: 9, hint: 'Did you mean "crn"?' }],
    });
  });

  it('tells what is wrong with a manifest and with its host together', async () => {
    gateway.marketplace.hosts = [{ key: 'crn', surface: null }];
    const cwd = buildProject({
      version: 'one',
      contributes: {
        views: [{ id: 'no-place' }],
        commands: [{ id: 'greet', title: 'Greet', handler: 'greet' }],
      },
    });
    const ran = await runGuildhall(['validate', '--json'], { cwd, env: signedIn() });
    const { problems } = z
      .object({ problems: z.array(z.object({ code: z.string(), path: z.string() })) })
      .parse(JSON.parse(ran.stdout));
    expect(problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/version', '/contributes/views/0', '/engines/surface/crm']),
    );
    expect(problems.at(-1)).toMatchObject({ code: 'UNKNOWN_HOST' });
  });

  it('compares nothing with hosts where a manifest does not say which, or for what it asks', async () => {
    gateway.marketplace.hosts = [{ key: 'crn', surface: null }];
    for (const changes of [{ engines: {} }, { permissions: { required: ['all'] } }]) {
      const ran = await runGuildhall(['validate', '--json'], { cwd: buildProject(changes), env: signedIn() });
      expect(ran).toMatchObject({ code: 1 });
      expect(ran.stdout).not.toContain('UNKNOWN_HOST');
    }
  });

  it('compares with a surface from a file', async () => {
    const cwd = buildProject({ engines: { surface: { crm: '^2.0.0' } } });
    const surface = {
      version: '1.0.0',
      extensionPoints: [],
      events: [],
      apis: [],
      permissions: [],
      components: [],
      contextKeys: {},
      scopeLevels: ['organization'],
    };
    writeFileSync(join(cwd, 'surface.json'), JSON.stringify(surface));
    const ran = await runGuildhall(['validate', '--surface', 'surface.json', '--json'], { cwd });
    expect(JSON.parse(ran.stdout)).toMatchObject({ problems: [{ code: 'INCOMPATIBLE_SURFACE', line: 9 }] });
  });

  it('finds what keeps it from being built, with the line', async () => {
    const cwd = buildProject({}, { 'src/index.ts': 'export const a = 1;\nimport "./absent.ts";\n' });
    const ran = await runGuildhall(['validate', '--json'], { cwd });
    expect(JSON.parse(ran.stdout)).toMatchObject({ problems: [{ file: 'src/index.ts', line: 2 }] });
    expect(await runGuildhall(['validate', '--no-build'], { cwd })).toMatchObject({ code: 0 });
  });

  it('runs nothing of the project', async () => {
    const proof = 'require("node:fs").writeFileSync("ran", "");';
    const cwd = buildProject(
      {},
      {
        'src/index.ts': proof,
        'package.json': JSON.stringify({ scripts: { prepare: 'touch ran', prepack: 'touch ran' } }),
      },
    );
    for (const command of ['validate', 'analyze', 'pack']) await runGuildhall([command], { cwd });
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });
});

describe('guildhall pack', () => {
  it('gives the same bytes again, although the first tarball lies inside the project', async () => {
    const cwd = buildProject();
    const first = await runGuildhall(['pack', '--json'], { cwd });
    const second = await runGuildhall(['pack', '--json'], { cwd });
    expect(first.code).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    expect(JSON.parse(first.stdout)).toMatchObject({
      id: 'orchard.greeter',
      files: ['plugin.json', 'src/index.ts'],
    });
  });

  it('gives other bytes for other contents', async () => {
    const cwd = buildProject();
    const first = await runGuildhall(['pack', '--json'], { cwd });
    writeFileSync(join(cwd, 'plugin.json'), manifestText({ description: 'Says hello to everybody.' }));
    const second = await runGuildhall(['pack', '--json'], { cwd });
    expect(second.stdout).not.toBe(first.stdout);
  });
});
