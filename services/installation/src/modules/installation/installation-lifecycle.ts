import { defineStateMachine } from '@guildhall/kernel';

export type InstallationStateName =
  | 'CONSENT_REQUIRED'
  | 'ACTIVE'
  | 'UPDATE_PENDING_CONSENT'
  | 'DISABLED'
  | 'DIGEST_MISMATCH'
  | 'FAILED'
  | 'UNINSTALLED';

export type InstallationEvent =
  'consent' | 'offer' | 'update' | 'askConsent' | 'disable' | 'enable' | 'uninstall';

/**
 * What people did to an installation. Being stopped by a restriction is computed, never a state.
 * `offer` replaces what the consent screen shows; `askConsent` lets the old version run while a newer one waits.
 */
export const installationLifecycle = defineStateMachine<InstallationStateName, InstallationEvent>({
  initial: 'CONSENT_REQUIRED',
  transitions: {
    consent: { from: ['CONSENT_REQUIRED', 'UPDATE_PENDING_CONSENT'], to: 'ACTIVE', by: ['admin'] },
    offer: { from: ['CONSENT_REQUIRED'], to: 'CONSENT_REQUIRED', by: ['system'] },
    update: { from: ['ACTIVE', 'UPDATE_PENDING_CONSENT'], to: 'ACTIVE', by: ['admin', 'system'] },
    askConsent: { from: ['ACTIVE', 'UPDATE_PENDING_CONSENT'], to: 'UPDATE_PENDING_CONSENT', by: ['system'] },
    disable: { from: ['ACTIVE', 'UPDATE_PENDING_CONSENT'], to: 'DISABLED', by: ['admin'] },
    enable: { from: ['DISABLED'], to: 'ACTIVE', by: ['admin'] },
    uninstall: {
      from: ['CONSENT_REQUIRED', 'ACTIVE', 'UPDATE_PENDING_CONSENT', 'DISABLED', 'DIGEST_MISMATCH', 'FAILED'],
      to: 'UNINSTALLED',
      by: ['admin'],
    },
  },
});
