import { checkLine, stageLine } from '../report/version-lines.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Version } from './version-fields.ts';

/** Tells each stage and each finished check once, as they come. */
export function tellProgress({ paint, progress }: Terminal): (version: Version) => void {
  const told = new Set<string>();
  const tell = (key: string, line: string): void => {
    if (line === '' || told.has(key)) return;
    told.add(key);
    progress(line);
  };
  let last = '';
  return (version) => {
    for (const check of version.run?.checks ?? [])
      tell(`${check.name} ${check.state}`, checkLine(check, paint));
    const line = stageLine(version, paint);
    if (line === last) return;
    last = line;
    progress(line);
  };
}
