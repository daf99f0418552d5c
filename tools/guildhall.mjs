// npm run guildhall -- <command>: the CLI, on the Node that the workspace brings.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { environment, install, node24, root } from './bootstrap.mjs';

install();
const main = join(root, 'packages/cli/src/main.ts');
// npm starts us in the root; people mean the folder they are in.
const cwd = process.env.INIT_CWD ?? process.cwd();
const { status } = spawnSync(node24(), [main, ...process.argv.slice(2)], {
  cwd,
  stdio: 'inherit',
  env: environment(),
});
process.exit(status ?? 1);
