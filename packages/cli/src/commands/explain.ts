import { checkText, RULES, rulePage, ruleUrl } from '@guildhall/analysis';
import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { failed } from '../failure.ts';
import { done } from '../outcome.ts';
import { visible } from '../terminal/visible.ts';
import { defineCommand } from './command.ts';

export const explain = defineCommand({
  name: 'explain',
  summary: 'Say what a rule of the analysis finds, why it matters and how to fix it.',
  arguments: [['[rule]', 'its id, as findings show it (default: list them all)']],
  input: z.object({ rule: z.string().optional() }),
  act(_cli, { rule: wanted }) {
    if (wanted === undefined) {
      const list = RULES.map(({ id, title, threat, severity }) => ({ id, title, threat, severity }));
      const width = Math.max(...list.map(({ id }) => id.length));
      return Promise.resolve(
        ok(done(list.map(({ id, title }) => `${id.padEnd(width)}  ${title}`).join('\n'), { rules: list })),
      );
    }
    const rule = RULES.find(({ id }) => id === wanted);
    const text = rule ? rulePage(rule) : checkText(wanted);
    return Promise.resolve(
      text === null
        ? failed(
            'usage',
            'NO_SUCH_RULE',
            `There is no rule ${visible(wanted)}. List them with guildhall explain.`,
          )
        : ok(done(text.trimEnd(), { id: wanted, url: ruleUrl(wanted), text })),
    );
  },
});
