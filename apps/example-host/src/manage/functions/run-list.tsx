import { useState } from 'react';
import { usePages } from '../../crm/use-pages.ts';
import { Badge } from '../../kit/badge.tsx';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/notice.tsx';
import { Paged } from '../../kit/paged.tsx';
import { Select } from '../../kit/select.tsx';
import { When } from '../../kit/when.tsx';
import { useSession } from '../../plugins/plugin-session.tsx';
import { ListSkeleton } from '../list-skeleton.tsx';
import { OUTCOMES, type Outcome, type Run } from './function-models.ts';
import { duration, OUTCOME_WORDS, outcomeWords, triggerWords } from './run-words.ts';

const EVERY = 'ALL';
const FILTERS = [
  { value: EVERY, label: 'However they ended' },
  ...OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value].text })),
];

/** Every run of every function, newest first. */
export function RunList({ installationId }: { installationId: string }) {
  const { manage } = useSession();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const pages = usePages(`${installationId}|${outcome ?? EVERY}`, (after) =>
    manage.functions.runs(installationId, outcome, after),
  );
  return (
    <section className="stack gap-medium" aria-label="Runs">
      <div className="manage-bar">
        <h2>Runs</h2>
        <div className="inline gap-small">
          <Select
            label="Show runs"
            quiet
            value={outcome ?? EVERY}
            options={FILTERS}
            onChange={(value) => {
              setOutcome(OUTCOMES.find((one) => one === value) ?? null);
            }}
          />
          <Button onClick={pages.reload}>Refresh</Button>
        </div>
      </div>
      <Paged
        pages={pages}
        failure="The runs could not be loaded"
        skeleton={<ListSkeleton label="Loading runs" />}
        empty={
          <EmptyState icon="bolt" title={outcome ? 'No run ended like that' : 'Nothing has run yet'}>
            Runs are kept for a while, so that you can see what a plugin did.
          </EmptyState>
        }
      >
        {(runs) => <RunTable runs={runs} />}
      </Paged>
    </section>
  );
}

function RunTable({ runs }: { runs: readonly Run[] }) {
  return (
    <div className="table-box">
      <table className="table manage-table">
        <thead>
          <tr>
            <th scope="col">Function</th>
            <th scope="col">How it ended</th>
            <th scope="col">What made it run</th>
            <th scope="col">When, and for how long</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td className="text-strong">
                {run.function}
                {run.message && <p className="run-message">{run.message}</p>}
              </td>
              <td>
                <Badge tone={outcomeWords(run).tone}>{outcomeWords(run).text}</Badge>
              </td>
              <td className="text-tone-neutral">{triggerWords(run.trigger)}</td>
              <td className="text-tone-neutral">
                <When at={run.startedAt} /> · {duration(run.wallMs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
