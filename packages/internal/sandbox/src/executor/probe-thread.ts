import { isMainThread } from 'node:worker_threads';
import { forbiddenByPermissions } from './probe-permissions.ts';

/** Layers that hold in this thread; each was tried here. */
export function probeThread(): readonly string[] {
  const layers: string[] = [];
  if (!isMainThread) layers.push('worker');
  if (forbiddenByPermissions()) layers.push('permission-model');
  return layers;
}
