import { useMenu } from '@guildhall/host-react';
import type { Contact } from '../../contract/contact.ts';
import { Icon } from '../kit/icon.tsx';
import { Menu } from '../kit/menu.tsx';
import { useRunCommand } from '../plugins/use-run-command.ts';

/** What can be done with the contact: the CRM's own links first, then what plugins add. */
export function ContactToolbar({ contact: { email, phone } }: { contact: Contact }) {
  const items = useMenu('crm.contact.toolbar@1');
  const run = useRunCommand();
  return (
    <>
      <a className="button button-secondary" href={`mailto:${email}`}>
        <Icon name="email" size={16} /> E-mail
      </a>
      {phone && (
        <a className="button button-secondary" href={`tel:${phone.replaceAll(' ', '')}`}>
          <Icon name="call" size={16} /> Call
        </a>
      )}
      {items.length > 0 && (
        <Menu
          label="Actions of plugins"
          trigger={
            <>
              <Icon name="plugins" size={16} /> Actions <Icon name="down" size={14} />
            </>
          }
          entries={items.map(({ title, group, command, contribution }) => ({
            key: `${contribution.installationId}/${contribution.key}`,
            label: title,
            detail: contribution.pluginName,
            group,
            onSelect: () => {
              run(command);
            },
          }))}
        />
      )}
    </>
  );
}
