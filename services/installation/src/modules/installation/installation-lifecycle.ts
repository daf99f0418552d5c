import { defineStateMachine } from '@guildhall/kernel';

/** None for what failed: an act is one transaction, so that an installation is as it was or as it is to be. */
export const INSTALLATION_STATES = [
  'CONSENT_REQUIRED',
  'ACTIVE',
  'UPDATE_PENDING_CONSENT',
  'DISABLED',
  'DIGEST_MISMATCH',
  'UNINSTALLED',
] as const;
export type InstallationStateName = (typeof INSTALLATION_STATES)[number];

export type InstallationEvent =
  | 'consent'
  | 'offer'
  | 'update'
  | 'askConsent'
  | 'fallBack'
  | 'mismatch'
  | 'recover'
  | 'disable'
  | 'enable'
  | 'uninstall';

/**
 * What people did to an installation. Being stopped by a restriction is computed, never a state.
 * `consent` from ACTIVE is a change of mind about what is optional. `offer` replaces what the consent screen shows; `askConsent` lets the old version run while a newer one waits.
 * `fallBack` leads to an older version while a restriction stops this one; `mismatch` is code that is no longer what was locked.
 */
export const installationLifecycle = defineStateMachine<InstallationStateName, InstallationEvent>({
  initial: 'CONSENT_REQUIRED',
  transitions: {
    consent: { from: ['CONSENT_REQUIRED', 'ACTIVE', 'UPDATE_PENDING_CONSENT'], to: 'ACTIVE', by: ['admin'] },
    offer: { from: ['CONSENT_REQUIRED'], to: 'CONSENT_REQUIRED', by: ['system'] },
    update: { from: ['ACTIVE', 'UPDATE_PENDING_CONSENT'], to: 'ACTIVE', by: ['admin', 'system'] },
    askConsent: { from: ['ACTIVE', 'UPDATE_PENDING_CONSENT'], to: 'UPDATE_PENDING_CONSENT', by: ['system'] },
    fallBack: { from: ['ACTIVE', 'UPDATE_PENDING_CONSENT'], to: 'ACTIVE', by: ['admin', 'system'] },
    mismatch: { from: ['ACTIVE', 'UPDATE_PENDING_CONSENT'], to: 'DIGEST_MISMATCH', by: ['system'] },
    recover: { from: ['DIGEST_MISMATCH'], to: 'ACTIVE', by: ['system'] },
    disable: { from: ['ACTIVE', 'UPDATE_PENDING_CONSENT'], to: 'DISABLED', by: ['admin'] },
    enable: { from: ['DISABLED'], to: 'ACTIVE', by: ['admin'] },
    uninstall: {
      from: ['CONSENT_REQUIRED', 'ACTIVE', 'UPDATE_PENDING_CONSENT', 'DISABLED', 'DIGEST_MISMATCH'],
      to: 'UNINSTALLED',
      by: ['admin'],
    },
  },
});
