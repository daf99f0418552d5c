import { useState } from 'react';
import { useLoad } from '../../crm/use-load.ts';
import { ErrorState } from '../../kit/notice.tsx';
import { Skeleton } from '../../kit/skeleton.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { useSession } from '../../plugins/plugin-session.tsx';
import type { PluginChoice } from './install-rule.ts';

interface PluginPickerProps {
  by: 'plugin' | 'publisher';
  chosen: PluginChoice | null;
  onChoose: (choice: PluginChoice) => void;
}

/** Finds a plugin, or a publisher by what they publish. */
export function PluginPicker({ by, chosen, onChoose }: PluginPickerProps) {
  const { manage } = useSession();
  const [search, setSearch] = useState('');
  const { data, error, reload } = useLoad(search, () => manage.rules.choices(search));
  const found = error ? null : data;
  const choices = by === 'plugin' ? found : found && onePerPublisher(found);
  const keyOf = (choice: PluginChoice) => (by === 'plugin' ? choice.id : choice.publisher.id);
  return (
    <fieldset className="picker">
      <legend>{by === 'plugin' ? 'Which plugin?' : 'Which publisher?'}</legend>
      <TextField
        label={by === 'plugin' ? 'Find a plugin' : 'Find a publisher by a plugin of theirs'}
        type="search"
        value={search}
        onChange={setSearch}
      />
      {error && <ErrorState title="The plugins could not be loaded" error={error} retry={reload} />}
      {!choices && !error && <Skeleton lines={3} />}
      {choices?.length === 0 && (
        <p className="text text-tone-neutral">No listed plugin matches “{search}”.</p>
      )}
      {choices?.map((choice) => (
        <label key={keyOf(choice)} className="check">
          <input
            type="radio"
            name="subject"
            checked={chosen !== null && keyOf(chosen) === keyOf(choice)}
            onChange={() => {
              onChoose(choice);
            }}
          />
          <span>
            {by === 'plugin' ? (choice.listing?.title ?? choice.name) : choice.publisher.name}
            {by === 'plugin' && <small> {choice.publisher.name}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function onePerPublisher(choices: readonly PluginChoice[]): PluginChoice[] {
  return [...new Map(choices.map((choice) => [choice.publisher.id, choice])).values()];
}
