import { runProbe } from './probes.ts';

// For the positive control: the same probes, in a place nothing protects.
Object.assign(globalThis, { runProbe });
