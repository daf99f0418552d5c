import { runProbe, type ProbeTargets } from './probes.ts';
import { serve } from './raw-guest.ts';

serve({ probe: ({ name, ...targets }: ProbeTargets & { name: string }) => runProbe(name, targets) });
