import { useLoad } from '../../crm/use-load.ts';
import { Card } from '../../kit/card.tsx';
import { Callout, EmptyState, ErrorState } from '../../kit/notice.tsx';
import { Skeleton } from '../../kit/skeleton.tsx';
import { When } from '../../kit/when.tsx';
import { useSession } from '../../plugins/plugin-session.tsx';
import type { Functions } from './function-models.ts';
import { healthOf } from './health.ts';
import { RunList } from './run-list.tsx';
import { size } from './run-words.ts';

/** What the plugin does on the server: how it fares, what it uses, and every run. */
export function ActivityTab({ installationId }: { installationId: string }) {
  const { manage } = useSession();
  const { data, error, reload } = useLoad(installationId, () => manage.functions.about(installationId));
  if (error) return <ErrorState title="Its functions could not be loaded" error={error} retry={reload} />;
  if (!data) {
    return (
      <div className="card" role="status" aria-busy="true" aria-label="Loading its functions">
        <Skeleton lines={6} />
      </div>
    );
  }
  if (data.functions.length === 0) {
    return (
      <EmptyState icon="bolt" title="It does nothing on the server">
        This plugin runs in pages only, while somebody looks at them.
      </EmptyState>
    );
  }
  const health = healthOf(data.invocations.nodes);
  return (
    <div className="stack gap-large">
      {health && (
        <Callout tone={health.tone} icon={health.tone === 'success' ? 'check' : 'alert'}>
          {health.text}
        </Callout>
      )}
      <div className="manage-columns">
        <Usage usage={data.usage} />
        <Schedules {...data} />
      </div>
      <RunList installationId={installationId} />
    </div>
  );
}

function Usage({ usage }: Pick<Functions, 'usage'>) {
  const { invocationsThisMinute, invocationsPerMinute, storageBytes, storageLimitBytes } = usage;
  return (
    <Card title="What it uses">
      <div className="stack gap-medium">
        <Meter
          name="Runs this minute"
          text={`${invocationsThisMinute} of ${invocationsPerMinute}`}
          value={invocationsThisMinute}
          max={invocationsPerMinute}
        />
        <Meter
          name="Storage"
          text={`${size(storageBytes)} of ${size(storageLimitBytes)}`}
          value={storageBytes}
          max={storageLimitBytes}
        />
      </div>
    </Card>
  );
}

function Meter({ name, text, value, max }: { name: string; text: string; value: number; max: number }) {
  return (
    <div>
      <div className="bar-label">
        <span>{name}</span>
        <strong>{text}</strong>
      </div>
      <progress className="progress" value={value} max={max} aria-hidden="true" />
    </div>
  );
}

function Schedules({ functions, schedules }: Pick<Functions, 'functions' | 'schedules'>) {
  return (
    <Card title="Its functions">
      <ul className="stack gap-small">
        {functions.map(({ name, title, public: callable }) => {
          const schedule = schedules.find((one) => one.function === name);
          return (
            <li key={name} className="text">
              <span className="text-strong">{title ?? name}</span>{' '}
              <small>
                {callable && 'Pages may call it. '}
                {schedule && (
                  <>
                    Scheduled: {schedule.every}
                    {schedule.nextAt && (
                      <>
                        , next <When at={schedule.nextAt} />
                      </>
                    )}
                  </>
                )}
              </small>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
