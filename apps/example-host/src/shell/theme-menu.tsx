import { useState } from 'react';
import { Icon } from '../kit/icon.tsx';
import { Menu } from '../kit/menu.tsx';

const KEY = 'fernhill.theme';
const THEMES = [
  ['system', 'Like the system', 'system'],
  ['light', 'Light', 'sun'],
  ['dark', 'Dark', 'moon'],
] as const;

/** Light, dark or like the system. `/theme.js` applies the choice before the first paint. */
export function ThemeMenu() {
  const [theme, setTheme] = useState(() => document.documentElement.dataset['theme'] ?? 'system');
  const choose = (next: string): void => {
    setTheme(next);
    if (next === 'system') {
      delete document.documentElement.dataset['theme'];
      localStorage.removeItem(KEY);
    } else {
      document.documentElement.dataset['theme'] = next;
      localStorage.setItem(KEY, next);
    }
  };
  const icon = THEMES.find(([id]) => id === theme)?.[2] ?? 'system';
  return (
    <Menu
      label="Theme"
      className="icon-button"
      trigger={<Icon name={icon} />}
      entries={THEMES.map(([id, label]) => ({
        key: id,
        label,
        checked: id === theme,
        onSelect: () => {
          choose(id);
        },
      }))}
    />
  );
}
