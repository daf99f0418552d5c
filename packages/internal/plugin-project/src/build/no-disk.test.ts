import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildProjectFiles } from '../testing/build-files.ts';
import { buildProject } from './build-project.ts';

const folder = mkdtempSync(join(tmpdir(), 'guildhall-disk-'));
const map = { version: 3, sources: ['CANARY'], sourcesContent: ['CANARY'], names: [], mappings: 'AAAA' };
writeFileSync(join(folder, 'secret.json'), JSON.stringify(map));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const below = relative(process.cwd(), folder);
const built = async (source: string) =>
  buildProject(await buildProjectFiles({ 'src/index.ts': source }), { main: 'src/index.ts' });

describe('a build', () => {
  it.each([
    `(n) => import('./${below}/' + n + '.json')`,
    `(n) => import(\`./${below}/\${n}.json\`)`,
    `(n) => require('./${below}/' + n)`,
    `(n) => import('./${below}/none/' + n)`,
  ])(
    'reads no file of the machine for an assembled path, and does not tell what lies there: %s',
    async (source) => {
      const result = await built(`console.log(${source});`);
      expect(result).toMatchObject({
        ok: false,
        error: [{ code: 'DYNAMIC_IMPORT', file: 'src/index.ts', line: 1 }],
      });
      expect(JSON.stringify(result)).not.toMatch(/CANARY|secret/u);
    },
  );

  it('reads no source map of the machine', async () => {
    const address = pathToFileURL(join(folder, 'secret.json')).href;
    const result = await built(`console.log(1);\n//# sourceMappingURL=${address}\n`);
    expect(result.ok && result.value.bundles[0]?.map).toEqual(expect.not.stringContaining('CANARY'));
  });
});
