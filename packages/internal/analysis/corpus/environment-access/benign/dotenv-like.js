import { readFileSync } from 'node:fs';
const LINE = /^\s*([\w.-]+)\s*=\s*(.*)?\s*$/;
export function config(path = '.env') {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [, key, value = ''] = LINE.exec(line) ?? [];
    if (key && !(key in process.env)) process.env[key] = value.replace(/^(['"])(.*)\1$/, '$2');
  }
}
