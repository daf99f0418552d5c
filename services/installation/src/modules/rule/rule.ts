import type { Place } from '../place/place.ts';

export type RuleEffect = 'ALLOW' | 'DENY' | 'REQUEST';

/** Written by an administrator: who may install what at a place. */
export interface InstallRule {
  id: string;
  rev: number;
  host: string;
  /** Null: in the whole host. */
  organization: string | null;
  workspace: string | null;
  effect: RuleEffect;
  /** About this plugin, else about this publisher, else about all. */
  pluginId: string | null;
  publisherId: string | null;
}

/** Where and about what a rule is. */
export type RuleAbout = Omit<InstallRule, 'id' | 'rev' | 'effect'>;

export interface RuleSubject {
  pluginId: string;
  publisherId: string;
}

export interface RuleDecision {
  effect: RuleEffect;
  /** Null when no rule says anything, which allows. */
  rule: InstallRule | null;
}

/** How an organization is written that stands for all of them. */
export const EVERY_ORGANIZATION = '*';

/** The narrowest place that says anything decides; within it deny wins, then what is said of the plugin itself. */
export function decideRule(rules: readonly InstallRule[], place: Place, subject: RuleSubject): RuleDecision {
  const [rule] = rules
    .filter((one) => isAt(one, place) && isAbout(one, subject))
    .sort(
      (a, b) =>
        narrowness(b) - narrowness(a) ||
        Number(b.effect === 'DENY') - Number(a.effect === 'DENY') ||
        closeness(b) - closeness(a),
    );
  return { effect: rule?.effect ?? 'ALLOW', rule: rule ?? null };
}

function isAt({ host, organization, workspace }: InstallRule, place: Place): boolean {
  return (
    host === place.host &&
    (organization === null || organization === place.organization) &&
    (workspace === null || workspace === place.workspace)
  );
}

function isAbout(rule: InstallRule, { pluginId, publisherId }: RuleSubject): boolean {
  return (
    (rule.pluginId === null || rule.pluginId === pluginId) &&
    (rule.publisherId === null || rule.publisherId === publisherId)
  );
}

function narrowness({ organization, workspace }: InstallRule): number {
  return workspace !== null ? 2 : organization !== null ? 1 : 0;
}

function closeness({ pluginId, publisherId }: InstallRule): number {
  return pluginId !== null ? 2 : publisherId !== null ? 1 : 0;
}
