import { assertCan } from '@guildhall/authz';
import { invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { sayAnew } from '../../revision/say-anew.ts';
import type { LicencePolicyRow } from './licence-policy.ts';

export interface NewLicencePolicy {
  allow?: readonly string[] | null | undefined;
  deny: readonly string[];
  expectedRev?: number | null | undefined;
}

const MOST = 200;
/** An SPDX id or exception, or the beginning of some: `GPL-*`. */
const PATTERN = /^[A-Za-z0-9][A-Za-z0-9.+-]{0,63}\*?$/;

/** Says which licences are taken from the next run on. Runs that have concluded stay as they are. */
export function setLicencePolicy(
  ctx: Pick<Context, 'session' | 'licencePolicies' | 'audit' | 'now'>,
  { allow = null, deny, expectedRev }: NewLicencePolicy,
): Promise<Result<LicencePolicyRow>> {
  assertCan(ctx.session, 'policy:write');
  const subject = { type: 'licencePolicy', called: 'licence policy', ...ctx.licencePolicies };
  return sayAnew(ctx, subject, expectedRev, () => {
    for (const [field, names] of [['allow', allow ?? []] as const, ['deny', deny] as const]) {
      const fault = faultIn(names);
      if (fault) return invalid(fault.message, field, ...fault.at);
    }
    return ok({ allow: allow === null ? null : unique(allow), deny: unique(deny) });
  });
}

function faultIn(names: readonly string[]): { message: string; at: string[] } | null {
  if (names.length > MOST)
    return { message: `Name at most ${MOST} licences; these are ${names.length}.`, at: [] };
  const at = names.findIndex((name) => !PATTERN.test(name));
  if (at < 0) return null;
  const said = (names[at] ?? '').slice(0, 64);
  return {
    message: `${JSON.stringify(said)} is no SPDX id. Write ids such as MIT, or a beginning such as GPL-*.`,
    at: [String(at)],
  };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
