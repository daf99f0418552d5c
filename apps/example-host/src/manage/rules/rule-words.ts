import type { Words } from '../../kit/badge.tsx';
import type { Effect, InstallRule } from './install-rule.ts';

/** How an organization is written that stands for all of them. */
const EVERY_ORGANIZATION = '*';

export const EFFECT_WORDS: Readonly<Record<Effect, Words & { means: string }>> = {
  ALLOW: {
    tone: 'success',
    text: 'Allowed',
    means: 'Administrators install it, and agree to what it may do.',
  },
  REQUEST: {
    tone: 'info',
    text: 'On request',
    means: 'It is installed only where a request for it was approved.',
  },
  DENY: { tone: 'danger', text: 'Denied', means: 'Nobody installs it, and where it is installed it stops.' },
};

/** Where a rule holds, seen from this organization. */
export function placeInWords({ scope: { organization, workspace } }: InstallRule): string {
  if (organization === EVERY_ORGANIZATION) return 'Every organization';
  return workspace ? `Workspace ${workspace}` : 'Your organization';
}

/** A rule of every organization, or of one workspace, is changed by somebody else or elsewhere. */
export function isOurs({ scope: { organization, workspace } }: InstallRule): boolean {
  return organization !== EVERY_ORGANIZATION && !workspace;
}
