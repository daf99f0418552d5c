import { runnable } from '@guildhall/availability';
import type { Context } from '../../context.ts';
import { asksOf } from '../catalog/version.ts';
import { decideRule } from '../rule/rule.ts';
import { subjectOf, type Installation } from './installation.ts';
import { covers } from './move-decision.ts';

/** Whether an installation runs, and if not, why not. */
export interface RunAnswer {
  ok: boolean;
  reasons: { code: string; message: string; restrictionId?: string }[];
}

/** Whether an installation runs now, and if not, every reason. Asked for many at once it costs three statements. */
export async function runnableOf(
  ctx: Pick<Context, 'load' | 'now'>,
  installation: Installation,
): Promise<RunAnswer> {
  const { lock, place, grants, state } = installation;
  if (!lock || state === 'UNINSTALLED') return { ok: false, reasons: [NOT_YET] };
  const subject = subjectOf(installation, lock);
  const [version, rules, restrictions] = await Promise.all([
    ctx.load.version.load(lock.versionId),
    ctx.load.rules.load(place),
    ctx.load.restrictions.load(subject),
  ]);
  const answer = runnable({
    ...{ subject, restrictions, now: ctx.now, disabled: state === 'DISABLED' },
    versionState: version?.state ?? 'UNKNOWN',
    consentCovers: version !== null && covers(grants, asksOf(version.manifest)),
    ruleDenies: decideRule(rules, place, installation).effect === 'DENY',
  });
  // The tables may not have caught up yet; what counts is whether the code is still the code that was locked.
  const otherCode = version !== null && version.releaseDigest !== lock.releaseDigest;
  if (state !== 'DIGEST_MISMATCH' && !otherCode) return answer;
  return { ok: false, reasons: [MISMATCH, ...(answer.ok ? [] : answer.reasons)] };
}

const NOT_YET = { code: 'CONSENT_REQUIRED', message: 'Nobody has consented to it here.' } as const;
const MISMATCH = {
  code: 'DIGEST_MISMATCH',
  message:
    'The code of this version is no longer the code that was consented to, so it is stopped. Tell the marketplace, or uninstall it.',
} as const;
