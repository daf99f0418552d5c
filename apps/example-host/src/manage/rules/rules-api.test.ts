import type { z } from 'zod';
import type { Ask } from '../../marketplace/graphql.ts';
import { rulesApi } from './rules-api.ts';

const SCOPE = { host: 'fernhill-crm', organization: 'fernhill' };

/** Answers by the name of the operation, and notes what was asked. */
function answering(answers: Readonly<Record<string, unknown>>) {
  const asked: { name: string; variables: Record<string, unknown> }[] = [];
  const ask: Ask = async <T>(document: string, variables: Record<string, unknown>, shape: z.ZodType<T>) => {
    const name = /Fernhill_(\w+)/.exec(document)?.[1] ?? '';
    asked.push({ name, variables });
    return shape.parse(answers[name]);
  };
  return { rules: rulesApi(ask, SCOPE), asked };
}

const rule = { rev: 2, effect: 'DENY', scope: { organization: 'fernhill', workspace: null } };
const LISTED = {
  installRules: {
    installRules: [
      { ...rule, id: 'rul_1', pluginId: 'plg_1', publisherId: null },
      { ...rule, id: 'rul_2', pluginId: null, publisherId: 'pub_1' },
      { ...rule, id: 'rul_3', pluginId: null, publisherId: null },
    ],
  },
};

describe('the rules of an organization', () => {
  it('name what they are about', async () => {
    const { rules } = answering({
      ...LISTED,
      pluginTitle: { plugin: { name: 'orchard.save-guard', listing: { title: 'Save Guard' } } },
      publisherName: { publisher: { name: 'Orchard Labs' } },
    });

    expect((await rules.list()).map(({ about }) => about)).toEqual([
      'Save Guard',
      'Everything by Orchard Labs',
      'Every plugin',
    ]);
  });

  it('are still told apart when what they were about is gone', async () => {
    const { rules } = answering({
      ...LISTED,
      pluginTitle: { plugin: null },
      publisherName: { publisher: null },
    });

    expect((await rules.list()).map(({ about }) => about)).toEqual([
      'A plugin that is not listed any more',
      'Everything by a publisher who left',
      'Every plugin',
    ]);
  });

  it('are written with the revision that was seen, and taken away with no effect', async () => {
    const { rules, asked } = answering({
      setInstallRule: { setInstallRule: { rule: null, userErrors: [] } },
    });

    const removed = await rules.set({ pluginId: 'plg_1', publisherId: null }, null, 2);

    expect(removed).toEqual({ ok: true, value: null });
    expect(asked[0]?.variables).toEqual({
      input: { scope: SCOPE, effect: null, pluginId: 'plg_1', publisherId: null, expectedRev: 2 },
    });
  });
});
