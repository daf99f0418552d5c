import { tellOutages } from '../gateway/tell-outages.ts';
import { checkLine, stageLine } from '../report/version-lines.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { endingOf } from './ending.ts';
import type { Following } from './wait-for-version.ts';

/**
 * Tells each stage, each finished check, and the begin and end of each outage once, as they come. Where waiting ends is
 * left to the result.
 */
export function tellProgress(terminal: Terminal): Pick<Following, 'seen' | 'missed'> {
  const { paint, progress } = terminal;
  const { answered, missed } = tellOutages(terminal, 'what was submitted is kept.');
  const told = new Set<string>();
  const tell = (key: string, line: string): void => {
    if (line === '' || told.has(key)) return;
    told.add(key);
    progress(line);
  };
  let last = '';
  return {
    seen(version) {
      answered();
      for (const check of version.run?.checks ?? [])
        tell(`${check.name} ${check.state}`, checkLine(check, paint));
      const line = stageLine(version, paint);
      if (line === last || endingOf(version)) return;
      last = line;
      progress(line);
    },
    missed,
  };
}
