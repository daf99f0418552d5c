import { err, ok, type Result } from '@guildhall/kernel';
import { parse } from 'yaml';
import { z } from 'zod';

/** A rule that a marketplace writes itself, as ast-grep reads it. */
const customRule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, 'An id has small letters, digits and dashes.'),
  message: z.string().min(1).max(500),
  why: z.string().max(2_000).optional(),
  fix: z.string().max(2_000).optional(),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']),
  /** Until a marketplace has seen what a rule finds, it only watches. */
  mode: z.enum(['observe', 'enforce']).default('observe'),
  language: z.enum(['JavaScript', 'TypeScript', 'Tsx']).default('JavaScript'),
  rule: z.record(z.string(), z.unknown()),
  constraints: z.record(z.string(), z.unknown()).optional(),
});

export type CustomRule = z.infer<typeof customRule>;

/** Most rules of one document, and longest document in characters. */
const LIMITS = { rules: 200, characters: 500_000 };

/** Reads rules written as YAML: one, or a list. Anything a rule does not know is refused, with its place. */
export function compileCustomRules(yaml: string): Result<CustomRule[]> {
  if (yaml.length > LIMITS.characters)
    return refused(`The rules have more than ${LIMITS.characters} characters.`);
  let document: unknown;
  try {
    document = parse(yaml, { maxAliasCount: 0 });
  } catch (error) {
    return refused(`The rules are no YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = z
    .array(customRule)
    .max(LIMITS.rules)
    .safeParse(Array.isArray(document) ? document : [document]);
  if (!read.success) {
    const issue = read.error.issues[0];
    return refused(`Rule ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid.'}`);
  }
  const twice = read.data.find(({ id }, at) => read.data.findIndex((other) => other.id === id) !== at);
  return twice ? refused(`Two rules have the id ${twice.id}.`) : ok(read.data);
}

function refused(message: string): Result<never> {
  return err({ code: 'BAD_RULES', message });
}
