import type { Overview } from '../../contract/overview.ts';
import { inWords, plural, shortEuros } from '../crm/format.ts';
import { Link } from '../navigation/link.tsx';

/** How much stands in each stage. The numbers are text; the bars only repeat them. */
export function StageBars({ stages }: { stages: Overview['stages'] }) {
  const most = Math.max(1, ...stages.map(({ value }) => value));
  return (
    <ul className="bars">
      {stages.map(({ stage, count, value }) => (
        <li key={stage}>
          <div className="bar-label">
            <Link href={`/contacts?stage=${stage}`}>{inWords(stage)}</Link>
            <span>
              {plural(count, 'contact')} · <strong>{shortEuros(value)}</strong>
            </span>
          </div>
          <progress className={`bar bar-${stage}`} max={most} value={value} aria-hidden="true" />
        </li>
      ))}
    </ul>
  );
}
