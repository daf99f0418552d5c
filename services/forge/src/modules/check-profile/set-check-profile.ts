import { assertCan } from '@guildhall/authz';
import { invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { CHECKS } from '../check/check.ts';
import { sayAnew } from '../../revision/say-anew.ts';
import {
  CHECK_PROFILE,
  completed,
  isMinimum,
  type CheckProfileRow,
  type CheckSetting,
} from './check-profile.ts';

type Given = boolean | null | undefined;

/** One check as somebody wants it; what is left out stays. */
export interface CheckChange {
  name: string;
  enabled?: Given;
  enforced?: Given;
  required?: Given;
}

export interface CheckProfileChange {
  checks: readonly CheckChange[];
  expectedRev?: number | null | undefined;
}

/** Says which checks run, count and are required from the next run on. Runs that have begun keep what they began with. */
export function setCheckProfile(
  ctx: Pick<Context, 'session' | 'checkProfiles' | 'audit' | 'now'>,
  { checks, expectedRev }: CheckProfileChange,
): Promise<Result<CheckProfileRow>> {
  assertCan(ctx.session, 'policy:write');
  const subject = { ...CHECK_PROFILE, ...ctx.checkProfiles };
  return sayAnew(ctx, subject, expectedRev, (before) => changed(before.checks, checks));
}

function changed(
  before: readonly CheckSetting[],
  changes: readonly CheckChange[],
): Result<Pick<CheckProfileRow, 'checks'>> {
  const settings = new Map<string, CheckSetting>(before.map((setting) => [setting.name, setting]));
  for (const [index, change] of changes.entries()) {
    const setting = settings.get(change.name);
    if (!setting)
      return fault(index, 'name', `${named(change)} is no check; there are ${CHECKS.join(', ')}.`);
    if (changes.findIndex(({ name }) => name === change.name) < index)
      return fault(index, 'name', `${named(change)} is named twice; say once what it is to do.`);
    const next = { ...setting, ...given(change) };
    const loosened = SWITCHES.find((one) => !next[one]);
    if (isMinimum(setting.name) && loosened)
      return fault(
        index,
        loosened,
        `The platform asks for ${named(change)}: it stays enabled, enforced and required.`,
      );
    if (!next.enabled && change.required === true)
      return fault(
        index,
        'required',
        `${named(change)} cannot be required while it does not run; enable it.`,
      );
    settings.set(setting.name, next);
  }
  return ok({ checks: completed([...settings.values()]) });
}

const SWITCHES = ['enabled', 'enforced', 'required'] as const;

function given({ enabled, enforced, required }: CheckChange): Partial<CheckSetting> {
  return {
    ...(typeof enabled === 'boolean' && { enabled }),
    ...(typeof enforced === 'boolean' && { enforced }),
    ...(typeof required === 'boolean' && { required }),
  };
}

function named({ name }: CheckChange): string {
  return JSON.stringify(name.slice(0, 60));
}

function fault(index: number, part: string, message: string): Result<never> {
  return invalid(message, 'checks', String(index), part);
}
