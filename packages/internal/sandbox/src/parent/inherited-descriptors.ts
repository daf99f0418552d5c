import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';

const CLOSE_ON_EXEC = 0o2000000;

type Stdio = ('ignore' | 'pipe' | 'ipc' | number)[];

/**
 * Starts a child with no descriptors but those named: one that this process got from its own parent would be passed on,
 * since 'ignore' means that only for the first three. Those are replaced by /dev/null.
 */
export function withoutInherited<T>(named: Stdio, start: (stdio: Stdio) => T): T {
  const inherited = inheritedDescriptors().filter((descriptor) => descriptor >= named.length);
  if (inherited.length === 0) return start(named);
  const nothing = openSync('/dev/null', 'r');
  try {
    const highest = Math.max(...inherited);
    const rest = Array.from({ length: highest + 1 - named.length }, (_, index) =>
      inherited.includes(index + named.length) ? nothing : 'ignore',
    );
    return start([...named, ...rest]);
  } finally {
    closeSync(nothing);
  }
}

/** Empty where the system does not tell. */
function inheritedDescriptors(): readonly number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number).filter(survivesExec);
  } catch {
    return [];
  }
}

function survivesExec(descriptor: number): boolean {
  try {
    const flags = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '';
    return (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    // It was open only to list the others.
    return false;
  }
}
