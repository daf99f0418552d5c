import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMAND = join(import.meta.dirname, '../../../tools/say-same-names.ts');
const root = mkdtempSync(join(tmpdir(), 'guildhall-same-names-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function examplePlugin(folder: string, name: string): void {
  mkdirSync(join(root, 'examples/plugins', folder), { recursive: true });
  writeFileSync(join(root, 'examples/plugins', folder, 'package.json'), JSON.stringify({ name }, null, 2));
}
const say = () => spawnSync(process.execPath, [COMMAND], { cwd: root, encoding: 'utf8' });

describe('npm start with example plugins', () => {
  it('names both folders of a copy that kept its name, and nothing otherwise', () => {
    examplePlugin('chart', '@guildhall/chart-plugin');
    examplePlugin('notes', '@guildhall/notes-plugin');
    mkdirSync(join(root, 'examples/plugins/not-begun'));
    expect(say()).toMatchObject({ status: 0, stderr: '' });

    examplePlugin('my-chart', '@guildhall/chart-plugin');
    expect(say()).toMatchObject({
      status: 1,
      stderr:
        'examples/plugins/chart and examples/plugins/my-chart are both called "@guildhall/chart-plugin": change "name" in the package.json of one of them.\n',
    });
  });
});
