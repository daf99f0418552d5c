import type { Overview } from '../../contract/overview.ts';
import { useChanges } from '../crm/changes.ts';
import { loadOverview } from '../crm/crm-api.ts';
import { plural, shortEuros } from '../crm/format.ts';
import { useLoad } from '../crm/use-load.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Card } from '../kit/card.tsx';
import { ErrorState } from '../kit/notice.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { When } from '../kit/when.tsx';
import { Link } from '../navigation/link.tsx';
import { withQuery } from '../navigation/location.ts';
import { PluginSlot } from '../plugins/plugin-slot.tsx';
import { useSession } from '../plugins/plugin-session.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { StageBars } from './stage-bars.tsx';

const today = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

export function TodayPage() {
  const { person } = useSession();
  const { data, error, reload } = useLoad(`today|${useChanges()}`, loadOverview);
  return (
    <>
      <PageTitle page="today" title={`Good day, ${person.name.split(' ')[0] ?? person.name}`}>
        <p className="page-subtitle">{today.format(new Date())}</p>
      </PageTitle>
      {error && <ErrorState title="Today’s figures could not be loaded" error={error} retry={reload} />}
      {!error && (data ? <Figures overview={data} /> : <FigureSkeletons />)}
      <div className="dashboard-slot">
        <PluginSlot id="crm.dashboard.cards@1" fallback={<CardInvitation />} />
      </div>
    </>
  );
}

function CardInvitation() {
  return (
    <Card className="invitation">
      <p className="text text-tone-neutral">
        Plugins may add cards here. <Link href={withQuery({ plugins: 'browse' })}>Browse plugins</Link>
      </p>
    </Card>
  );
}

function Figures({ overview }: { overview: Overview }) {
  return (
    <>
      <dl className="figures">
        <Figure name="Contacts" value={overview.contacts.toLocaleString('en')} />
        <Figure name="Customers" value={overview.customers.toLocaleString('en')} />
        <Figure name="Won, a year" value={shortEuros(overview.wonValue)} />
        <Figure name="Open, a year" value={shortEuros(overview.openValue)} />
      </dl>
      <div className="dashboard">
        <Card title="Pipeline">
          <StageBars stages={overview.stages} />
        </Card>
        <Card title="Quiet for too long">
          <ul className="people-list">
            {overview.quiet.map(({ id, name, company, lastTouch }) => (
              <li key={id}>
                <Avatar name={name} />
                <div>
                  <Link href={`/contacts/${id}`}>{name}</Link>
                  <small>{company}</small>
                </div>
                <span className="text-tone-neutral">
                  <When at={lastTouch} />
                </span>
              </li>
            ))}
          </ul>
          <p className="card-foot">{plural(overview.quiet.length, 'contact')} waiting to hear from you</p>
        </Card>
      </div>
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function FigureSkeletons() {
  return (
    <div aria-busy="true" aria-label="Loading today’s figures">
      <div className="figures">
        {[0, 1, 2, 3].map((index) => (
          <div key={index} className="figure">
            <Skeleton lines={2} />
          </div>
        ))}
      </div>
      <div className="dashboard">
        <Card>
          <Skeleton lines={8} />
        </Card>
        <Card>
          <Skeleton lines={8} />
        </Card>
      </div>
    </div>
  );
}
