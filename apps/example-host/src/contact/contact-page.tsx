import type { Contact } from '../../contract/contact.ts';
import { useChanges } from '../crm/changes.ts';
import { loadContact } from '../crm/crm-api.ts';
import { CrmError } from '../crm/crm-error.ts';
import { euros, inWords } from '../crm/format.ts';
import { useLoad } from '../crm/use-load.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Badge } from '../kit/badge.tsx';
import { Card } from '../kit/card.tsx';
import { EmptyState, ErrorState } from '../kit/notice.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { STAGE_TONE } from '../contacts/stage-tone.ts';
import { Link } from '../navigation/link.tsx';
import { withQuery } from '../navigation/location.ts';
import { PluginSlot } from '../plugins/plugin-slot.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { ActivityList } from './activity-list.tsx';
import { contextOf, usePageContext } from './contact-context.ts';
import { ContactForm } from './contact-form.tsx';
import { ContactToolbar } from './contact-toolbar.tsx';

export function ContactPage({ id }: { id: string }) {
  const { data, error, reload } = useLoad(`${id}|${useChanges()}`, (signal) => loadContact(id, signal));
  const gone = error instanceof CrmError && error.status === 404;
  if (error && (gone || !data)) return <NoContact error={error} retry={reload} />;
  if (!data) return <ContactSkeleton />;
  // Whatever is being typed survives a reload that fails.
  return <Loaded contact={data} onSaved={reload} />;
}

function Loaded({ contact, onSaved }: { contact: Contact; onSaved: () => void }) {
  const { id, name, title, company, stage, value, owner, activity } = contact;
  usePageContext(contact);
  return (
    <>
      <Link className="quiet-link back-link" href="/contacts">
        ‹ Contacts
      </Link>
      <div className="contact-head">
        <Avatar name={name} size="large" />
        <PageTitle page="contact" title={name} actions={<ContactToolbar contact={contact} />}>
          <p className="page-subtitle">
            {[title, company].filter(Boolean).join(' · ')}{' '}
            <Badge tone={STAGE_TONE[stage]}>{inWords(stage)}</Badge>
          </p>
        </PageTitle>
      </div>
      <div className="contact-columns">
        <div className="stack gap-large">
          <Card
            title="Details"
            aside={<span className="text-tone-neutral">{`${euros(value)} a year · ${owner}`}</span>}
          >
            <ContactForm contact={contact} onSaved={onSaved} />
          </Card>
          <Card title="Activity">
            <ActivityList activity={activity} />
          </Card>
        </div>
        <aside className="sidebar" aria-label="Plugins beside this contact">
          <PluginSlot
            id="crm.contact.sidebar@1"
            context={contextOf(contact)}
            props={{ contactId: id }}
            fallback={<SidebarInvitation />}
          />
        </aside>
      </div>
    </>
  );
}

function SidebarInvitation() {
  const browse = (
    <Link className="button button-secondary" href={withQuery({ plugins: 'browse' })}>
      Browse plugins
    </Link>
  );
  return (
    <Card className="invitation">
      <EmptyState icon="plugins" title="Room for a plugin" action={browse}>
        Insights, checks and shortcuts appear here, next to the contact.
      </EmptyState>
    </Card>
  );
}

function NoContact({ error, retry }: { error: Error; retry: () => void }) {
  if (!(error instanceof CrmError) || error.status !== 404) {
    return <ErrorState title="This contact could not be loaded" error={error} retry={retry} />;
  }
  const back = (
    <Link className="button button-primary" href="/contacts">
      All contacts
    </Link>
  );
  return <EmptyState icon="contacts" title="This contact no longer exists" action={back} />;
}

function ContactSkeleton() {
  return (
    <div className="contact-columns" aria-busy="true" aria-label="Loading the contact">
      <Card>
        <Skeleton lines={10} />
      </Card>
      <Card>
        <Skeleton lines={6} />
      </Card>
    </div>
  );
}
