import type { ConsentRequest, Installation } from './models.ts';

/** An installation for tests; say only what the test is about. */
export function anInstallation(changes: Partial<Installation> = {}): Installation {
  return {
    id: 'ins_1',
    rev: 3,
    state: 'ACTIVE',
    settings: {},
    grants: [],
    availableActions: ['disable', 'uninstall'],
    plugin: { id: 'plg_1', name: 'orchard.save-guard', listing: null },
    lock: { versionString: '1.0.0', version: { id: 'ver_1', manifest: { contributes: {} } } },
    runnable: { ok: true, reasons: [] },
    consent: null,
    pendingUpdate: null,
    ...changes,
  };
}

export function aConsentRequest(changes: Partial<ConsentRequest> = {}): ConsentRequest {
  const read = {
    name: 'contacts:read',
    title: 'Read contacts',
    description: '',
    sensitivity: 'low',
    purpose: '',
  };
  return {
    version: { id: 'ver_1' },
    versionString: '1.0.0',
    permissionDigest: 'digest-1',
    changeClass: 'reconsent',
    permissions: [{ ...read, required: true, added: false }],
    origins: [],
    ...changes,
  };
}
