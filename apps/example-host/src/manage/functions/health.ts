import { plural } from '../../crm/format.ts';
import type { Tone } from '../../kit/badge.tsx';
import type { Run } from './function-models.ts';

export interface Health {
  readonly tone: Exclude<Tone, 'neutral'>;
  readonly text: string;
}

/** How the latest runs went, newest first, as one sentence. Null when nothing has ended yet. */
export function healthOf(runs: readonly Run[]): Health | null {
  const ended = runs.filter(({ outcome }) => outcome !== null && outcome !== undefined);
  const [latest] = ended;
  if (!latest) return null;
  if (latest.outcome === 'QUARANTINED') {
    const text =
      'The runtime had to kill this version too often and put it in quarantine. Nothing of it runs on the server until the marketplace’s operators let it out, or a newer version comes.';
    return { tone: 'danger', text };
  }
  const well = ended.filter(({ outcome }) => outcome === 'OK').length;
  if (well === ended.length) {
    const text = well === 1 ? 'Its only run so far went well.' : `Its last ${plural(well, 'run')} went well.`;
    return { tone: 'success', text };
  }
  const text = `${well} of its last ${plural(ended.length, 'run')} went well.`;
  return { tone: latest.outcome === 'OK' ? 'warning' : 'danger', text };
}
