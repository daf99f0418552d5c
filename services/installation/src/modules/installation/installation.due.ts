import { onDue } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { changeInstallation } from './change-installation.ts';

/** Told by the migration that found installations from before there were signed manifests. */
export const installationDue = [
  onDue<Context>('signOldInstallation', async (ctx, { subjectId }) => {
    const installation = await ctx.installations.find(subjectId);
    if (!installation || installation.signedManifest !== null) return;
    const signed = await changeInstallation(ctx, installation, {}, { event: 'sign' });
    // Somebody changes it just now, and that signs it.
    if (!signed.ok) throw new Error(signed.error.message);
  }),
];
