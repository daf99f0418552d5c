import { assertCan } from '@guildhall/authz';
import { conflict, invalid, ok, type Result } from '@guildhall/kernel';
import {
  FUNCTION_LIMIT_RANGES,
  functionLimits,
  settingsChanged,
  type FunctionLimits,
} from '@guildhall/schema';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { originsAfter } from './allowed-origins.ts';
import { toPublicSettings, type Settings } from './settings.ts';

type Given = number | null | undefined;

export interface SettingsChange {
  auditSamplePerMille?: Given;
  functionLimits?: Readonly<Record<string, unknown>> | null | undefined;
  /** Null takes the bound away; left out, it stays. */
  allowedOrigins?: readonly string[] | null | undefined;
  expectedRev?: Given;
}

/** Changes what is named and leaves the rest. Holds from the next decision and the next run on. */
export async function changeSettings(ctx: Context, change: SettingsChange): Promise<Result<Settings>> {
  assertCan(ctx.session, 'policy:write');
  const before = await ctx.settings.read();
  const expected = asExpected('settings', before, change);
  if (!expected.ok) return expected;

  const auditSamplePerMille = change.auditSamplePerMille ?? before.auditSamplePerMille;
  if (!within(auditSamplePerMille, 0, 1_000)) {
    return invalid(outside('The audit sample', 0, 1_000, auditSamplePerMille), 'auditSamplePerMille');
  }
  const limits = limitsWith(before.functionLimits, change.functionLimits ?? {});
  if (!limits.ok) return limits;
  const origins = originsAfter(before.allowedOrigins, change.allowedOrigins);
  if (!origins.ok) return origins;

  const next: Settings = {
    ...{ auditSamplePerMille, functionLimits: limits.value, allowedOrigins: origins.value },
    ...{ changedAt: ctx.now, changedBy: ctx.session.actorId, rev: before.rev + 1 },
  };
  if (!(await ctx.settings.save(next))) return conflict('settings', (await ctx.settings.read()).rev);
  const { marketplaceId: id } = ctx.session;
  const subject = { type: 'settings', id, rev: next.rev };
  await ctx.audit.write({
    action: 'settings.change',
    subject,
    detail: { before: toPublicSettings(id, before), after: toPublicSettings(id, next) },
  });
  await ctx.outbox.publish(settingsChanged, subject, toPublicSettings(id, next));
  return ok(next);
}

/** Every limit that is named, within the platform's ceilings; the first that is not is told. */
function limitsWith(
  before: FunctionLimits,
  given: Readonly<Record<string, unknown>>,
): Result<FunctionLimits> {
  const named = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, { min, max }] of Object.entries(FUNCTION_LIMIT_RANGES)) {
    const value = given[name] ?? min;
    if (!within(value, min, max)) return invalid(outside(name, min, max, value), 'functionLimits', name);
  }
  const limits = functionLimits.parse({ ...before, ...Object.fromEntries(named) });
  if (limits.fetches <= limits.hostCalls) return ok(limits);
  return invalid(
    `Fetches are host calls, too: ${limits.fetches} of them do not fit into ${limits.hostCalls}.`,
    ...['functionLimits', 'fetches'],
  );
}

function within(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

function outside(what: string, min: number, max: number, value: unknown): string {
  return `${what} is a whole number from ${min} to ${max}, not ${String(value)}.`;
}
