import { err, ok } from '@guildhall/kernel';
import { agreeToInstall } from './agree.ts';
import { anInstallation } from './an-installation.ts';

const ASKED = {
  pluginId: 'plg_1',
  versionId: 'ver_1',
  permissionDigest: 'digest-1',
  optional: ['contacts:write'],
};
const waiting = anInstallation({ state: 'CONSENT_REQUIRED', rev: 1 });
const active = anInstallation();

describe('agreeing to an installation', () => {
  it('installs, then consents to exactly what was shown', async () => {
    const consents: unknown[] = [];
    const marketplace = {
      install: async () => ok(waiting),
      consent: async (...consent: unknown[]) => {
        consents.push(consent);
        return ok(active);
      },
    };

    await expect(agreeToInstall(marketplace, ASKED)).resolves.toEqual(ok(active));
    expect(consents).toEqual([[waiting, 'digest-1', ['contacts:write']]]);
  });

  it('consents to nothing when the installation is refused', async () => {
    const refusal = err({ code: 'NOT_INSTALLABLE', message: 'Blocked.' });
    const marketplace = { install: async () => refusal, consent: () => Promise.reject(new Error('asked')) };

    await expect(agreeToInstall(marketplace, ASKED)).resolves.toEqual(refusal);
  });

  it('is done when the installation needed no consent', async () => {
    const marketplace = {
      install: async () => ok(active),
      consent: () => Promise.reject(new Error('asked')),
    };

    await expect(agreeToInstall(marketplace, ASKED)).resolves.toEqual(ok(active));
  });
});
