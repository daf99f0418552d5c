import { existsSync } from 'node:fs';

/** A way to start a process with less than we have; `command` goes before the program. */
export interface Confinement {
  readonly name: string;
  readonly command: readonly string[];
}

const UNSHARE = '/usr/bin/unshare';
const SETPRIV = '/usr/bin/setpriv';
const NOBODY = '65534';
const NO_PRIVILEGES = ['--clear-groups', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];

const ALL: readonly Confinement[] = [
  {
    name: 'namespaces and another user',
    command: [
      ...[UNSHARE, '--net', '--ipc', '--'],
      ...[SETPRIV, `--reuid=${NOBODY}`, `--regid=${NOBODY}`, ...NO_PRIVILEGES, '--'],
    ],
  },
  { name: 'namespaces', command: [UNSHARE, '--net', '--ipc', '--'] },
  {
    name: 'namespaces of an unprivileged user',
    command: [UNSHARE, '--user', '--map-current-user', '--net', '--ipc', '--'],
  },
  { name: 'none', command: [] },
];

/**
 * Strongest first; whether one works here, only an attempt shows. What it gave is not believed either: the process
 * probes it.
 */
export function confinements(): readonly Confinement[] {
  if (process.platform !== 'linux') return ALL.filter(({ command }) => command.length === 0);
  return ALL.filter(({ command }) => command.every((word) => !word.startsWith('/') || existsSync(word)));
}
