import type { Activity } from '../../contract/contact.ts';
import { inWords } from '../crm/format.ts';
import { Icon } from '../kit/icon.tsx';
import { When } from '../kit/when.tsx';

/** What happened with the contact, newest first. */
export function ActivityList({ activity }: { activity: readonly Activity[] }) {
  return (
    <ol className="activity">
      {activity.map(({ id, kind, text, author, at }) => (
        <li key={id}>
          <span className="activity-icon">
            <Icon name={kind} size={16} />
          </span>
          <div>
            <p className="activity-line">
              <strong>{inWords(kind)}</strong> by {author}
              <span className="text-tone-neutral">
                <When at={at} />
              </span>
            </p>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
