import { err, ok, type Result } from '@guildhall/kernel';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** Severities as ast-grep names them, in our words. */
const SEVERITY = { error: 'high', warning: 'medium', hint: 'low' } as const;
/** Languages under every name that ast-grep takes for them. */
const LANGUAGE = {
  javascript: 'JavaScript',
  js: 'JavaScript',
  jsx: 'JavaScript',
  typescript: 'TypeScript',
  ts: 'TypeScript',
  tsx: 'Tsx',
} as const;

const severity = z.union([
  z.enum(['critical', 'high', 'medium', 'low', 'info']),
  z.enum(['error', 'warning', 'hint']).transform((said) => SEVERITY[said]),
]);
const language = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['javascript', 'js', 'jsx', 'typescript', 'ts', 'tsx']))
  .transform((said) => LANGUAGE[said]);
const globs = z.array(z.string().min(1).max(200)).max(50);

/** A rule that a marketplace writes itself, as ast-grep reads it; `why`, `fix` and `mode` are ours. */
const customRule = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, 'An id has small letters, digits and dashes.'),
    message: z.string().min(1).max(500),
    why: z.string().max(2_000).optional(),
    /** What ast-grep calls the reason. */
    note: z.string().max(2_000).optional(),
    fix: z.string().max(2_000).optional(),
    url: z.url({ protocol: /^https$/, error: 'A url begins with https://.' }).optional(),
    severity,
    /** Until a marketplace has seen what a rule finds, it only watches. */
    mode: z.enum(['observe', 'enforce']).default('observe'),
    language: language.default('JavaScript'),
    rule: z.record(z.string(), z.unknown()),
    constraints: z.record(z.string(), z.unknown()).optional(),
    utils: z.record(z.string(), z.unknown()).optional(),
    /** Globs of the files it is for, and of those it is not for. */
    files: globs.optional(),
    ignores: globs.optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
  })
  .transform(({ note, url, metadata: _, ...rule }) => ({
    ...rule,
    ...(rule.why === undefined && note !== undefined && { why: note }),
    ...(url !== undefined && { fix: [rule.fix, `See ${url}`].filter(Boolean).join(' ') }),
  }));

export type CustomRule = z.infer<typeof customRule>;

/** Most rules of one document, and longest document in characters. */
const LIMITS = { rules: 200, characters: 500_000 };

/** Reads rules written as YAML: one, several documents, or a list. Anything a rule does not know is refused, with its place. */
export function compileCustomRules(yaml: string): Result<CustomRule[]> {
  if (yaml.length > LIMITS.characters)
    return refused(`The rules have more than ${LIMITS.characters} characters.`);
  let written: unknown[];
  try {
    written = documentsOf(yaml);
  } catch (error) {
    return refused(`The rules are no YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = z.array(customRule).max(LIMITS.rules).safeParse(written);
  if (!read.success) {
    const issue = read.error.issues[0];
    return refused(`Rule ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid.'}`);
  }
  const twice = read.data.find(({ id }, at) => read.data.findIndex((other) => other.id === id) !== at);
  return twice ? refused(`Two rules have the id ${twice.id}.`) : ok(read.data);
}

function documentsOf(yaml: string): unknown[] {
  const documents = parseAllDocuments(yaml);
  if (!Array.isArray(documents)) return [undefined];
  return documents.flatMap((document) => {
    const [problem] = document.errors;
    if (problem) throw problem;
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return z.array(z.unknown()).safeParse(value).data ?? [value];
  });
}

function refused(message: string): Result<never> {
  return err({ code: 'BAD_RULES', message });
}
