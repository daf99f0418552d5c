import { readFile } from 'node:fs/promises';
const files = ['/etc/passwd', '/etc/shadow', '/etc/hosts'];
export async function snapshot() {
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')]))); //@act
}
