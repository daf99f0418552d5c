import { runnable, type Runnable } from '@guildhall/availability';
import type { Context } from '../../context.ts';
import { asksOf } from '../catalog/version.ts';
import { decideRule } from '../rule/rule.ts';
import { subjectOf, type Installation } from './installation.ts';
import { covers } from './move-decision.ts';

/** Whether an installation runs now, and if not, every reason. Asked for many at once it costs three statements. */
export async function runnableOf(
  ctx: Pick<Context, 'load' | 'now'>,
  installation: Installation,
): Promise<Pick<Runnable, 'ok' | 'reasons'>> {
  const { lock, place, grants, state } = installation;
  if (!lock || state === 'UNINSTALLED') return { ok: false, reasons: [NOT_YET] };
  const subject = subjectOf(installation, lock);
  const [version, rules, restrictions] = await Promise.all([
    ctx.load.version.load(lock.versionId),
    ctx.load.rules.load(place),
    ctx.load.restrictions.load(subject),
  ]);
  return runnable({
    ...{ subject, restrictions, now: ctx.now, disabled: state === 'DISABLED' },
    versionState: version?.state ?? 'UNKNOWN',
    consentCovers: version !== null && covers(grants, asksOf(version.manifest)),
    ruleDenies: decideRule(rules, place, installation).effect === 'DENY',
  });
}

const NOT_YET = { code: 'CONSENT_REQUIRED', message: 'Nobody has consented to it here.' } as const;
