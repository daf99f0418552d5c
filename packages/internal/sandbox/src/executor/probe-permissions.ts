import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { hasErrorCode } from './error-code.ts';

/** True when Node itself refuses this process to read elsewhere, to write and to start others: all three are tried. */
export function forbiddenByPermissions(): boolean {
  const attempts = [
    () => readFileSync('/etc/hostname'),
    () => {
      writeFileSync('/proc/guildhall-permission-probe', '');
    },
    () => spawnSync(process.execPath, ['--version']),
  ];
  return attempts.every(isDenied);
}

function isDenied(attempt: () => unknown): boolean {
  try {
    attempt();
    return false;
  } catch (error) {
    return hasErrorCode(error, 'ERR_ACCESS_DENIED');
  }
}
