import { compileCustomRules, type CustomRule } from '@guildhall/analysis';
import { invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';

const MOST_CHARACTERS = 20_000;
/** What cannot be seen does not belong into a rule; PostgreSQL keeps no NUL either. */
const HIDDEN = /[^\P{Cc}\n\r\t]|\p{Cf}|[\u2028\u2029]/u;

/** The one rule that a text defines, tried out in a process of its own; the error says what to change. */
export async function readDefinition(
  { inspector }: Pick<Context, 'inspector'>,
  definition: string,
): Promise<Result<CustomRule>> {
  const field = 'definition';
  if (definition.length > MOST_CHARACTERS)
    return invalid(
      `A rule has at most ${MOST_CHARACTERS} characters; this one has ${definition.length}.`,
      field,
    );
  if (HIDDEN.test(definition) || !definition.isWellFormed())
    return invalid('Remove control, zero-width and direction characters from the rule.', field);
  const read = compileCustomRules(definition);
  if (!read.ok) return invalid(read.error.message, field);
  const [rule, ...others] = read.value;
  if (!rule || others.length > 0) return invalid('Write one rule, not a list.', field);
  if (rule.mode === 'enforce')
    return invalid('A rule begins by watching: leave out mode, and let it count once it was seen.', field);
  const problem = await inspector.tryRule({ definition }, AbortSignal.timeout(20_000));
  return problem === null ? ok(rule) : invalid(`The rule cannot be matched: ${problem}`, field);
}
