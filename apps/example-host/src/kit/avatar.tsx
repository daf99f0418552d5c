import { initials } from '../crm/format.ts';

const HUES = 6;

/** A person's initials on a colour that stays theirs. */
export function Avatar({ name, size = 'small' }: { name: string; size?: 'small' | 'large' }) {
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;
  return (
    <span className={`avatar avatar-${size} avatar-hue-${hue}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
