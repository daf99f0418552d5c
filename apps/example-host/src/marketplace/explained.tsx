import type { Host } from '@guildhall/host-sdk';
import { exampleSurface } from '../../contract/surface/index.ts';
import { inWords } from '../crm/format.ts';
import { useLoad } from '../crm/use-load.ts';
import { Badge } from '../kit/badge.tsx';
import { Card } from '../kit/card.tsx';
import { Icon } from '../kit/icon.tsx';
import { ErrorState } from '../kit/notice.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { useSession } from '../plugins/plugin-session.tsx';
import type { DeclaredContribution } from './declared-contributions.ts';

interface ExplainedProps {
  contribution: DeclaredContribution & { pluginId: string; pluginName: string };
  /** A past instant; null for now. */
  at: string | null;
}

/** One contribution with every stage it passed, or stopped at. */
export function Explained({ contribution, at }: ExplainedProps) {
  const { marketplace, host } = useSession();
  const { pluginId, pluginName, key, title, kind } = contribution;
  const { data, error, reload } = useLoad(`${pluginId}|${key}|${at ?? ''}`, () =>
    marketplace.explain(pluginId, key, at),
  );
  const here = at === null ? stagesHere(host, contribution) : [];
  // Another instant's answer explains nothing about this one.
  const answer = error ? null : data;
  const stages = [...(answer?.stages ?? []), ...here];
  const shown = answer?.shown === true && here.every(({ ok }) => ok);
  return (
    <Card>
      <div className="card-header">
        <h3>{title}</h3>
        {answer && <Badge tone={shown ? 'success' : 'neutral'}>{shown ? 'Shown' : 'Hidden'}</Badge>}
      </div>
      <p className="text text-small text-tone-neutral">
        {kind} of {pluginName}
      </p>
      {error && <ErrorState title="The marketplace could not explain" error={error} retry={reload} />}
      {!data && !error && <Skeleton lines={3} />}
      <ol className="stages">
        {stages.map(({ name, ok, message }) => (
          <li key={name} className={ok ? 'stage-ok' : 'stage-stopped'}>
            <Icon name={ok ? 'check' : 'close'} size={16} />
            <div>
              <strong>{inWords(name)}</strong>
              <span className="visually-hidden">{ok ? ' passed: ' : ' stopped here: '}</span>
              <p className="text text-small">{message}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What this page did with it: the SDK's stages when it is shown, otherwise the condition that hides it. */
function stagesHere(host: Host, { pluginId, key, kind, when }: ExplainedProps['contribution']) {
  const given = [
    ...exampleSurface.extensionPoints.flatMap(({ id, version }) => [
      ...host.slot(`${id}@${version}`).get().contributions,
      ...host
        .menu(`${id}@${version}`)
        .get()
        .map(({ contribution }) => contribution),
    ]),
    ...host
      .commands()
      .get()
      .map(({ contribution }) => contribution),
  ];
  const match = given.find((contribution) => contribution.pluginId === pluginId && contribution.key === key);
  if (!match && kind !== 'Event') {
    const message = when === undefined ? 'It is not here.' : `Its condition does not hold here: ${when}`;
    return [{ name: 'When (in this page)', ok: false, message }];
  }
  const stages = match ? host.explain(match) : [];
  return stages.map(({ stage, passed, message }) => ({
    name: `${stage} (in this page)`,
    ok: passed,
    message,
  }));
}
