import type { Person } from '../../contract/people.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Icon } from '../kit/icon.tsx';
import { Menu } from '../kit/menu.tsx';

const ROLES = { orgAdmin: 'Administrator', endUser: 'Member' } as const;

interface PersonMenuProps {
  people: readonly Person[];
  person: Person;
  onPerson: (person: Person) => void;
}

/** Stands in for a sign-in: become one of the demo's people. */
export function PersonMenu({ people, person, onPerson }: PersonMenuProps) {
  return (
    <Menu
      label={`Signed in as ${person.name}`}
      labelTrigger={false}
      className="person-button"
      trigger={
        <>
          <Avatar name={person.name} />
          <span className="person-name">
            <span className="visually-hidden">Signed in as </span>
            {person.name}
            <small>{ROLES[person.role]}</small>
          </span>
          <Icon name="down" size={14} />
        </>
      }
      entries={people.map((other) => ({
        key: other.id,
        label: other.name,
        detail: ROLES[other.role],
        checked: other.id === person.id,
        onSelect: () => {
          onPerson(other);
        },
      }))}
    />
  );
}
