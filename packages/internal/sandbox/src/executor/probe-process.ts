import { environmentIsEmpty } from './environment.ts';
import { openInherited } from './probe-descriptors.ts';
import { networkIsGone } from './probe-network.ts';

/** Layers that hold in this process; each was tried here, none is taken from how it was started. */
export async function probeProcess(): Promise<readonly string[]> {
  const layers = ['process'];
  if (environmentIsEmpty()) layers.push('empty-env');
  if (openInherited()?.length === 0) layers.push('no-inherited-descriptors');
  if (await networkIsGone()) layers.push('no-network');
  if (cannotBecomeRoot()) layers.push('unprivileged-user');
  return layers;
}

function cannotBecomeRoot(): boolean {
  if (process.getuid?.() === 0 || !process.setuid) return false;
  try {
    process.setuid(0);
    return false;
  } catch {
    return true;
  }
}
