// surroundings: durations
export function createPool(size = navigator.hardwareConcurrency || 4) {
  return Array.from({ length: size }, () => new Worker(new URL('./task.worker.js', import.meta.url), { type: 'module' }));
}
