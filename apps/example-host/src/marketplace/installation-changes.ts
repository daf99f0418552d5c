import * as documents from './documents.ts';
import { installation, type Installation } from './models.ts';
import type { Perform } from './perform.ts';

/** `expectedRev` keeps two administrators from undoing each other unseen. */
type Subject = Pick<Installation, 'id' | 'rev'>;

/** What an administrator can do about an installation; each answers with it as it is afterwards. */
export function installationChanges(perform: Perform, scope: { host: string; organization: string }) {
  const change = (name: string, document: string, input: object) =>
    perform({ name, document, answer: 'installation' }, input, installation);
  const changeOne = (name: string, document: string, { id, rev }: Subject, more: object = {}) =>
    change(name, document, { installationId: id, expectedRev: rev, ...more });

  return {
    install: (pluginId: string, versionId: string) =>
      change('installPlugin', documents.INSTALL, { pluginId, versionId, scope }),
    /** Agrees to what waits; with the digest of what runs, changes which of its optional wishes are granted. */
    consent: (
      subject: Subject,
      permissionDigest: string,
      optional: readonly string[],
      takeBack: readonly string[] = [],
    ) =>
      changeOne('consentToInstallation', documents.CONSENT_TO, subject, {
        permissionDigest,
        optional,
        takeBack,
      }),
    changeSettings: (subject: Subject, settings: Readonly<Record<string, unknown>>) =>
      changeOne('changeSettings', documents.CHANGE_SETTINGS, subject, { settings }),
    setSecret: (subject: Subject, name: string, value: string) =>
      changeOne('setInstallationSecret', documents.SET_SECRET, subject, { name, value }),
    removeSecret: (subject: Subject, name: string) =>
      changeOne('removeInstallationSecret', documents.REMOVE_SECRET, subject, { name }),
    update: (subject: Subject) => changeOne('updateInstallation', documents.UPDATE, subject),
    fallBack: (subject: Subject) => changeOne('fallBackInstallation', documents.FALL_BACK, subject),
    disable: (subject: Subject) => changeOne('disableInstallation', documents.DISABLE, subject),
    enable: (subject: Subject) => changeOne('enableInstallation', documents.ENABLE, subject),
    uninstall: (subject: Subject) => changeOne('uninstall', documents.UNINSTALL, subject),
  };
}
