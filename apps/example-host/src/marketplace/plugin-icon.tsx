import { initials } from '../crm/format.ts';
import { hueOf } from '../kit/avatar.tsx';

/** A plugin's mark: drawn here, because a picture from outside would tell its server who is looking. */
export function PluginIcon({ name }: { name: string }) {
  const hue = hueOf(name);
  return (
    <span className={`plugin-icon avatar-hue-${hue}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
