import { z } from 'zod';
import type { Ask } from '../../marketplace/graphql.ts';
import { createPerform } from '../../marketplace/perform.ts';
import * as documents from '../documents.ts';
import type { Scope } from '../scope.ts';
import { installRule, pluginChoice, type Effect, type InstallRule, type Subject } from './install-rule.ts';

const CHOICES = 8;
const named = z.object({ name: z.string() });

/** A rule, and the name of what it is about. */
export interface NamedRule extends InstallRule {
  readonly about: string;
}

export function rulesApi(ask: Ask, scope: Scope) {
  const perform = createPerform(ask);

  async function aboutOf({ pluginId, publisherId }: Subject): Promise<string> {
    if (pluginId !== null) {
      const shape = z.object({
        plugin: named
          .extend({ listing: named.omit({ name: true }).extend({ title: z.string() }).nullish() })
          .nullable(),
      });
      const { plugin } = await ask(documents.PLUGIN_TITLE, { id: pluginId }, shape);
      return plugin ? (plugin.listing?.title ?? plugin.name) : 'A plugin that is not listed any more';
    }
    if (publisherId !== null) {
      const { publisher } = await ask(
        documents.PUBLISHER_NAME,
        { id: publisherId },
        z.object({ publisher: named.nullable() }),
      );
      return `Everything by ${publisher?.name ?? 'a publisher who left'}`;
    }
    return 'Every plugin';
  }

  return {
    async list(): Promise<NamedRule[]> {
      const shape = z.object({ installRules: z.array(installRule) });
      const { installRules } = await ask(documents.INSTALL_RULES, { scope }, shape);
      return Promise.all(installRules.map(async (rule) => ({ ...rule, about: await aboutOf(rule) })));
    },

    async choices(search: string) {
      const shape = z.object({ plugins: z.object({ nodes: z.array(pluginChoice) }) });
      const wanted = search === '' ? null : search;
      return (await ask(documents.PLUGIN_CHOICES, { search: wanted, first: CHOICES }, shape)).plugins.nodes;
    },

    /** Writes or replaces the rule about this subject; null takes it away. `expectedRev` 0 expects none. */
    set: ({ pluginId, publisherId }: Subject, effect: Effect | null, expectedRev: number | null) =>
      perform(
        { name: 'setInstallRule', document: documents.SET_RULE, answer: 'rule' },
        { scope, effect, pluginId, publisherId, expectedRev },
        installRule.nullable(),
      ),
  };
}
