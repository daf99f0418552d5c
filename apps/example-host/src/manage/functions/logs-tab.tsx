import { useState } from 'react';
import { inWords } from '../../crm/format.ts';
import { Badge } from '../../kit/badge.tsx';
import { Callout, EmptyState } from '../../kit/notice.tsx';
import { Paged } from '../../kit/paged.tsx';
import { Select } from '../../kit/select.tsx';
import { When } from '../../kit/when.tsx';
import { ListSkeleton } from '../list-skeleton.tsx';
import { LEVELS, type Level, type LogEdge } from './function-models.ts';
import { LEVEL_TONE } from './run-words.ts';
import { useLogs } from './use-logs.ts';

const EVERY = 'ALL';
const FILTERS = [
  { value: EVERY, label: 'Every level' },
  ...LEVELS.map((value) => ({ value, label: inWords(value) })),
];

/** What its functions wrote, and, while somebody follows, what they are writing. */
export function LogsTab({ installationId }: { installationId: string }) {
  const [level, setLevel] = useState<Level | null>(null);
  const [following, setFollowing] = useState(false);
  const { pages, newer, tailError } = useLogs(installationId, level, following);
  return (
    <section className="stack gap-medium" aria-label="Logs">
      <div className="manage-bar">
        <label className="check">
          <input
            type="checkbox"
            checked={following}
            onChange={(event) => {
              setFollowing(event.target.checked);
            }}
          />
          <span>Follow what is written now</span>
        </label>
        <Select
          label="Level"
          quiet
          value={level ?? EVERY}
          options={FILTERS}
          onChange={(value) => {
            setLevel(LEVELS.find((one) => one === value) ?? null);
          }}
        />
      </div>
      {tailError && <Callout tone="warning">{`${tailError.message} It is asked again in a moment.`}</Callout>}
      <Paged
        pages={pages}
        failure="The logs could not be loaded"
        skeleton={<ListSkeleton label="Loading logs" />}
        empty={
          <EmptyState icon="note" title={level ? 'Nothing of that level' : 'Nothing was written yet'}>
            Functions write here while they run on the server.
          </EmptyState>
        }
      >
        {(edges) => <Lines edges={[...newer, ...edges]} />}
      </Paged>
    </section>
  );
}

function Lines({ edges }: { edges: readonly LogEdge[] }) {
  return (
    <div className="card" role="log" aria-label="What functions wrote, newest first">
      <ol className="log">
        {edges.map(({ cursor, node: { at, level, text, function: name } }) => (
          <li key={cursor}>
            <span className="log-head">
              <Badge tone={LEVEL_TONE[level]}>{inWords(level)}</Badge> {name} · <When at={at} />
            </span>
            <code>{text}</code>
          </li>
        ))}
      </ol>
    </div>
  );
}
