// npm run bench -- <name>: one benchmark; without a name, the list of them.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { install, node24, root, run } from './bootstrap.mjs';

const [name, ...args] = process.argv.slice(2);
const known = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => basename(file, '.bench.ts'));
if (!name || !known.includes(name)) {
  console.error(`Usage: npm run bench -- <${known.join(' | ')}>`);
  process.exit(2);
}
install();
run('turbo', ['run', 'generate', 'build', '--output-logs=errors-only']);
run(node24(), [`bench/${name}.bench.ts`, ...args]);
