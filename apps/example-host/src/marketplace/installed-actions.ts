import { declaredSettings } from './declared-settings.ts';
import type { Installation } from './models.ts';

export type InstalledAction = 'manage' | 'disable' | 'enable' | 'settings' | 'explain' | 'uninstall';

/** What this person may do with an installation, in the order of the menu. The marketplace says what is possible now. */
export function installedActions(installation: Installation, admin: boolean): InstalledAction[] {
  if (!admin) return ['explain'];
  const possible = (action: 'disable' | 'enable' | 'uninstall') =>
    installation.availableActions.includes(action) ? [action] : [];
  const configurable = declaredSettings(installation).length > 0;
  return [
    'manage',
    ...possible('disable'),
    ...possible('enable'),
    ...(configurable ? (['settings'] as const) : []),
    'explain',
    ...possible('uninstall'),
  ];
}
