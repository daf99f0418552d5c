import { existsSync, fstatSync, readFileSync } from 'node:fs';

const CLOSE_ON_EXEC = 0o2000000;
const STANDARD_ERROR = 2;
const MOST = 1_024;
/** The number that Linux gives to /dev/null. */
const NULL_DEVICE = 0x103;

/**
 * Descriptors that came from whoever started this process, besides its error stream and nowhere (`/dev/null`); undefined
 * where the system does not tell. Node opens its own, and the channel it was given, to be closed on exec; what was
 * inherited is not.
 */
export function openInherited(): readonly number[] | undefined {
  if (!existsSync('/proc/self/fdinfo/0')) return undefined;
  const all = Array.from({ length: MOST }, (_, descriptor) => descriptor);
  return all.filter((descriptor) => descriptor !== STANDARD_ERROR && isInherited(descriptor));
}

function isInherited(descriptor: number): boolean {
  const file = `/proc/self/fdinfo/${descriptor}`;
  if (!existsSync(file)) return false;
  const flags = /^flags:\s*(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '0';
  return (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0 && fstatSync(descriptor).rdev !== NULL_DEVICE;
}
