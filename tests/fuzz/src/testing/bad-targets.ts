import type { Target } from '../target.ts';

/** Readers with the faults a run has to see; each shows its own at the input that says so. */
export const TARGETS: readonly Target[] = [
  bad('throws', () => {
    throw new Error('out of words');
  }),
  bad('hangs', () => {
    for (;;);
  }),
  bad('dies', () => process.abort()),
  bad('is slow', () => {
    const end = performance.now() + 1_100;
    while (performance.now() < end);
  }),
  bad('is fine', () => undefined),
];

function bad(name: string, fault: () => void): Target {
  return {
    name,
    share: 1,
    stages: { read: 0.5 },
    seeds: () => Promise.resolve([Buffer.from('fine'), Buffer.from('fault')]),
    change: () => Buffer.from('fine'),
    read(input) {
      if (Buffer.from(input).toString() === 'fault') fault();
      return { stage: 'read', traits: [] };
    },
  };
}
