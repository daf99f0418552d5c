import { checkLine, stageLine } from '../report/version-lines.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { endingOf } from './ending.ts';
import type { Following } from './wait-for-version.ts';

/**
 * Tells each stage, each finished check, and the begin and end of each outage once, as they come. Where waiting ends is
 * left to the result.
 */
export function tellProgress({ paint, progress, warn }: Terminal): Pick<Following, 'seen' | 'missed'> {
  const told = new Set<string>();
  const tell = (key: string, line: string): void => {
    if (line === '' || told.has(key)) return;
    told.add(key);
    progress(line);
  };
  let last = '';
  let isAway = false;
  return {
    seen(version) {
      if (isAway) warn('The marketplace answers again.');
      isAway = false;
      for (const check of version.run?.checks ?? [])
        tell(`${check.name} ${check.state}`, checkLine(check, paint));
      const line = stageLine(version, paint);
      if (line === last || endingOf(version)) return;
      last = line;
      progress(line);
    },
    missed({ code }) {
      if (!isAway)
        warn(
          `The marketplace does not answer (${visible(code)}). Still waiting: what was submitted is kept.`,
        );
      isAway = true;
    },
  };
}
