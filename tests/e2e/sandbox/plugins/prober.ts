import type { ProbeTargets } from './probe.ts';
import { runProbe } from './probes.ts';
import { serve } from './raw-guest.ts';

serve({ probe: ({ name, ...targets }: ProbeTargets & { name: string }) => runProbe(name, targets) });
