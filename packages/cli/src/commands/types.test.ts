import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { buildProject } from '../testing/build-project.ts';
import { startFakeGateway, TOKEN, type FakeGateway } from '../testing/fake-gateway.ts';
import { runGuildhall } from '../testing/guildhall.ts';

const SDK = fileURLToPath(new URL('../../../plugin-sdk/src/', import.meta.url));

const SURFACE = {
  version: '1.4.0',
  extensionPoints: [],
  events: [],
  permissions: [{ name: 'contacts:read', title: 'Read', description: 'Reads.', sensitivity: 'low' }],
  apis: [
    {
      name: 'contacts.read',
      permission: 'contacts:read',
      params: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      result: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
      url: 'https://crm.example/calls',
    },
  ],
  components: [],
  contextKeys: { 'contact.id': 'string' },
  scopeLevels: ['organization'],
};

let gateway: FakeGateway;
beforeAll(async () => {
  gateway = await startFakeGateway();
});
afterAll(() => gateway.close());

const signedIn = () => ({ GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url });

/** What the compiler says of the project's own files. */
function mistakesIn(files: readonly string[]): string[] {
  const program = ts.createProgram(files, {
    ...{ strict: true, noEmit: true, allowImportingTsExtensions: true, skipLibCheck: true, types: [] },
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: {
      '@guildhall/plugin-sdk': [join(SDK, 'index.ts')],
      '@guildhall/plugin-sdk/functions': [join(SDK, 'functions/index.ts')],
    },
  });
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return source
      ? program
          .getSemanticDiagnostics(source)
          .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
      : ['missing'];
  });
}

describe('guildhall types', () => {
  it('writes the surface that the marketplace has of the plugin’s host', async () => {
    gateway.marketplace.hosts = [{ key: 'crm', surface: { version: '1.4.0', body: SURFACE } }];
    const cwd = buildProject();
    const ran = await runGuildhall(['types'], { cwd, env: signedIn() });
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('crm 1.4.0') as unknown });
    expect(readFileSync(join(cwd, 'src/host.ts'), 'utf8')).toContain('"contacts.read"');
  });

  it('lets the compiler find a wrong name, a wrong parameter and a wrong answer', async () => {
    const cwd = buildProject();
    writeFileSync(join(cwd, 'surface.json'), JSON.stringify(SURFACE));
    await runGuildhall(['types', '--surface', 'surface.json'], { cwd });
    const plugin = (use: string): string =>
      `import type { PluginApi } from '@guildhall/plugin-sdk';\nimport { forHost } from './host.ts';\nexport async function use(given: PluginApi): Promise<string | null | undefined> {\n  const api = forHost(given);\n  return ${use};\n}\n`;
    const uses = {
      right: "(await api.host.call('contacts.read', { id: api.useContext()['contact.id'] ?? '' })).name",
      name: "(await api.host.call('contacts.raed', { id: '1' })).name",
      params: "(await api.host.call('contacts.read', { ident: '1' })).name",
      result: "(await api.host.call('contacts.read', { id: '1' })).nmae",
      context: "api.useContext()['contact.ident']",
    };
    const files = Object.entries(uses).map(([name, use]) => {
      const file = join(cwd, 'src', `${name}.ts`);
      writeFileSync(file, plugin(use));
      return file;
    });

    const mistakes = mistakesIn([join(cwd, 'src/host.ts'), ...files]);

    expect(mistakes).toHaveLength(4);
    expect(mistakes.join('\n')).toMatch(/contacts\.raed[^]*ident[^]*nmae[^]*contact\.ident/);
  });

  it('lets functions call what the host answers on the server, and nothing else', async () => {
    const cwd = buildProject();
    const shown = { name: 'contacts.show', permission: 'contacts:read', params: { type: 'object' } };
    const surface = { ...SURFACE, apis: [...SURFACE.apis, shown] };
    writeFileSync(join(cwd, 'surface.json'), JSON.stringify(surface));
    await runGuildhall(['types', '--surface', 'surface.json'], { cwd });
    const file = join(cwd, 'src', 'remind.ts');
    writeFileSync(
      file,
      `import type { FunctionApi } from '@guildhall/plugin-sdk/functions';
import { forFunctions } from './host.ts';
export async function remind(_payload: unknown, given: FunctionApi): Promise<string> {
  const { host } = forFunctions(given);
  await host.call('contacts.show', {});
  return (await host.call('contacts.read', { id: '1' })).name;
}
`,
    );
    expect(mistakesIn([file])).toEqual([expect.stringContaining('contacts.show')]);
  });

  it('says how to come by a surface where there is none', async () => {
    const ran = await runGuildhall(['types'], { cwd: buildProject() });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('Sign in with guildhall login, or name a file with --surface.');
  });

  it('asks which host is meant where the plugin is for several', async () => {
    const cwd = buildProject({ engines: { surface: { crm: '^1.0.0', shop: '^1.0.0' } } });
    const ran = await runGuildhall(['types'], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('crm and shop');
  });
});
