import { existsSync, fstatSync, type Stats } from 'node:fs';

const STANDARD_ERROR = 2;
const CHANNEL = 3;
const MOST = 1_024;
/** The number that Linux gives to /dev/null. */
const NULL_DEVICE = 0x103;

/**
 * Descriptors that came from whoever started this process, besides its error stream, its channel and nowhere
 * (`/dev/null`); undefined where the system does not tell. What Node opens for itself are pipes with both ends here and
 * things without a type; files, sockets, devices and pipes that end elsewhere were handed down.
 */
export function openInherited(): readonly number[] | undefined {
  if (!existsSync('/proc/self/fdinfo/0')) return undefined;
  const open = Array.from({ length: MOST }, (_, descriptor) => descriptor)
    .filter((descriptor) => existsSync(`/proc/self/fdinfo/${descriptor}`))
    .map((descriptor) => ({ descriptor, stats: fstatSync(descriptor) }));
  const ends = (inode: number) => open.filter(({ stats }) => stats.isFIFO() && stats.ino === inode).length;
  return open
    .filter(({ descriptor }) => descriptor !== STANDARD_ERROR && !(descriptor === CHANNEL && process.channel))
    .filter(({ stats }) => (stats.isFIFO() ? ends(stats.ino) < 2 : leadsElsewhere(stats)))
    .map(({ descriptor }) => descriptor);
}

function leadsElsewhere(stats: Stats): boolean {
  if (stats.isCharacterDevice()) return stats.rdev !== NULL_DEVICE;
  return stats.isFile() || stats.isDirectory() || stats.isSocket() || stats.isBlockDevice();
}
