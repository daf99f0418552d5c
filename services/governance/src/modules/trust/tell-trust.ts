import { trustChanged } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { toPublicTrust, type Trust } from './trust.ts';

/** Audits a new revision of a trust assessment and tells others. */
export async function tellTrust(
  { audit, outbox }: Pick<Context, 'audit' | 'outbox'>,
  trust: Trust,
  action: string,
): Promise<void> {
  const { publisherId: id, rev, tier, restricted } = trust;
  await audit.write({ action, subject: { type: 'trust', id, rev }, detail: { tier, restricted } });
  await outbox.publish(trustChanged, { type: 'trust', id, rev }, toPublicTrust(trust));
}
