import { initials } from '../crm/format.ts';

/** A plugin's mark: drawn here, because a picture from outside would tell its server who is looking. */
export function PluginIcon({ name }: { name: string }) {
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6;
  return (
    <span className={`plugin-icon avatar-hue-${hue}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
