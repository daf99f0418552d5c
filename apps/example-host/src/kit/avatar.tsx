import { initials } from '../crm/format.ts';

const HUES = 6;

/** One of the six colours, always the same for a name. */
export function hueOf(name: string): number {
  return Array.from(name, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum + code, 0) % HUES;
}

/** A person's initials on a colour that stays theirs. */
export function Avatar({ name, size = 'small' }: { name: string; size?: 'small' | 'large' }) {
  const hue = hueOf(name);
  return (
    <span className={`avatar avatar-${size} avatar-hue-${hue}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
