import { useState } from 'react';
import { usePages } from '../../crm/use-pages.ts';
import { WordsBadge } from '../../kit/badge.tsx';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/notice.tsx';
import { Paged } from '../../kit/paged.tsx';
import { Select } from '../../kit/select.tsx';
import { Table, type Column } from '../../kit/table.tsx';
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

const COLUMNS: readonly Column<Run>[] = [
  {
    title: 'Function',
    className: 'text-strong',
    cell: (run) => (
      <>
        {run.function}
        {run.message && <p className="run-message">{run.message}</p>}
      </>
    ),
  },
  { title: 'How it ended', cell: (run) => <WordsBadge words={outcomeWords(run)} /> },
  { title: 'What made it run', className: 'text-tone-neutral', cell: ({ trigger }) => triggerWords(trigger) },
  {
    title: 'When, and for how long',
    className: 'text-tone-neutral',
    cell: ({ startedAt, wallMs }) => (
      <>
        <When at={startedAt} /> · {duration(wallMs)}
      </>
    ),
  },
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
        {(runs) => <Table rows={runs} columns={COLUMNS} />}
      </Paged>
    </section>
  );
}
