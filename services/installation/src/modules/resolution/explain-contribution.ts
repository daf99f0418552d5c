import { assertCan } from '@guildhall/authz';
import { runnable } from '@guildhall/availability';
import { contributionsOf, type Contribution } from '@guildhall/manifest';
import { printWhen } from '@guildhall/when-clause';
import type { Context } from '../../context.ts';
import { asksOf, type ReleasedVersion } from '../catalog/version.ts';
import type { Place } from '../place/place.ts';
import { assertAt } from '../place/read-place.ts';
import { decideRule } from '../rule/rule.ts';
import { entryFor } from '../slot/slot.ts';
import type { PastInstallation } from './history.repository.ts';

export interface Stage {
  name: 'declared' | 'restrictions' | 'rules' | 'slot' | 'consent' | 'when';
  ok: boolean;
  message: string;
  ruleId: string | null;
}

export interface Explanation {
  shown: boolean;
  at: Date;
  stages: Stage[];
}

export interface ExplainQuestion {
  pluginId: string;
  /** Key of the contribution, such as `view:insights`. */
  contribution: string;
  place: Place;
  /** A past instant; else now. */
  at: Date | null;
}

/** Which rule shows or hides a contribution at a place: every stage, in the order in which resolving goes through them. */
export async function explainContribution(ctx: Context, question: ExplainQuestion): Promise<Explanation> {
  assertCan(ctx.session, 'contribution:explain');
  // Staff are bound to no host and may ask about any place.
  if (ctx.session.scope !== null) assertAt(ctx.session, question.place);
  const { pluginId, contribution: key, place } = question;
  const at = question.at ?? ctx.now;
  const [installation] = await ctx.history.installationsAt(pluginId, place, at);
  const version = installation?.versionId ? await ctx.load.version.load(installation.versionId) : null;
  const contribution = version && contributionsOf(version.manifest).find((one) => one.key === key);
  const declared = declaredStage(installation, version, contribution ?? null, key);
  if (!installation || !version || !contribution) return { shown: false, at, stages: [declared] };
  const stages = [
    declared,
    await restrictionStage(ctx, version, at),
    await ruleStage(ctx, version, place, at),
    await slotStage(ctx, contribution, pluginId, place, at),
    consentStage(installation, version),
    whenStage(contribution),
  ];
  return { shown: stages.every(({ ok }) => ok), at, stages };
}

function declaredStage(
  installation: PastInstallation | undefined,
  version: ReleasedVersion | null,
  contribution: Contribution | null,
  key: string,
): Stage {
  const say = (ok: boolean, message: string): Stage => ({ name: 'declared', ok, message, ruleId: null });
  if (!installation || installation.state === 'UNINSTALLED')
    return say(false, 'The plugin is not installed here.');
  if (!version) return say(false, 'The plugin is installed and waits for consent.');
  if (!contribution) return say(false, `Version ${version.versionString} contributes no "${key}".`);
  if (!['ACTIVE', 'UPDATE_PENDING_CONSENT'].includes(installation.state))
    return say(false, `The installation is ${installation.state}.`);
  return say(true, `Version ${version.versionString} runs here and contributes it.`);
}

async function restrictionStage(ctx: Context, version: ReleasedVersion, at: Date): Promise<Stage> {
  const { id: versionId, state, releaseDigest, pluginId, publisherId } = version;
  const subject = { versionId, releaseDigest, pluginId, publisherId };
  const restrictions = await ctx.restrictions.about([subject], at);
  const answer = runnable({
    ...{ versionState: state, restrictions, subject, now: at, consentCovers: true, ruleDenies: false },
  });
  const message =
    answer.reasons.map((reason) => reason.message).join(' ') || 'Nothing is in force against it.';
  return { name: 'restrictions', ok: answer.ok, message, ruleId: answer.reasons[0]?.restrictionId ?? null };
}

async function ruleStage(ctx: Context, version: ReleasedVersion, place: Place, at: Date): Promise<Stage> {
  const { effect, rule } = decideRule(await ctx.rules.around([place], at), place, version);
  const where = rule?.workspace ?? rule?.organization ?? 'every organization of this host';
  const message = rule ? `A rule of ${where} says ${effect}.` : 'No rule speaks of it, so it is allowed.';
  return { name: 'rules', ok: effect !== 'DENY', message, ruleId: rule?.id ?? null };
}

async function slotStage(
  ctx: Context,
  { extensionPoint }: Contribution,
  pluginId: string,
  place: Place,
  at: Date,
): Promise<Stage> {
  const entry = entryFor(await ctx.slots.at(place, at), { pluginId, extensionPoint });
  const say = (ok: boolean, message: string): Stage => ({
    ...{ name: 'slot', ok, message, ruleId: entry?.slotId ?? null },
  });
  if (!entry) return say(true, 'The organization has not arranged this plugin here.');
  if (entry.hidden) return say(false, `The organization hides this plugin in ${extensionPoint ?? ''}.`);
  return say(true, `The organization gives it the order ${entry.order ?? 0} in ${extensionPoint ?? ''}.`);
}

function consentStage({ grants }: PastInstallation, { manifest }: ReleasedVersion): Stage {
  const { required } = asksOf(manifest);
  const missing = [...required.permissions, ...required.origins].filter((name) => !grants.includes(name));
  const message =
    missing.length === 0 ? 'All it requires is granted.' : `Not granted: ${missing.join(', ')}.`;
  return { name: 'consent', ok: missing.length === 0, message, ruleId: null };
}

/** Not evaluated here: only the page knows its context. */
function whenStage({ when }: Contribution): Stage {
  const message = when ? `The page shows it when ${printWhen(when)}.` : 'It has no when clause.';
  return { name: 'when', ok: true, message, ruleId: null };
}
