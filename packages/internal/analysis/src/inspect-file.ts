import type { AccessManifest } from './access-manifest.ts';
import { foldedTexts } from './folded-texts.ts';
import type { Report, Rule, RuleContext, RuleVisit, Span } from './rule.ts';
import type { FlowsInto } from './taint/package-flows.ts';
import type { SourceFile } from './values/source-file.ts';

type Visit = keyof Omit<RuleVisit, 'package'>;
type Handler<K extends Visit> = [NonNullable<RuleVisit[K]>, RuleContext];

export interface FileReport {
  rule: Rule;
  at: Span;
  report: Report;
}

/** Shows one file to every rule, in one pass over what the walk has gathered. */
export function inspectFile(
  file: SourceFile,
  rules: readonly Rule[],
  manifest: AccessManifest | null,
  deadline: () => void,
  flowsInto: FlowsInto,
): FileReport[] {
  const found: FileReport[] = [];
  const contexts = rules.map((rule) => ({
    rule,
    context: { file, manifest, report: (at: Span, report: Report) => found.push({ rule, at, report }) },
  }));
  const handlers = <K extends Visit>(kind: K): Handler<K>[] =>
    contexts.flatMap(({ rule, context }) => {
      const visit = rule.visit[kind];
      return visit ? [[visit, context]] : [];
    });

  const onCall = handlers('call');
  for (const [at, node] of file.index.calls.entries()) {
    if ((at & 255) === 0) deadline();
    const call = file.evaluator.call(node);
    for (const [visit, context] of onCall) visit(call, context);
  }
  const onMember = handlers('member');
  for (const [at, node] of file.index.members.entries()) {
    if ((at & 255) === 0) deadline();
    const name = file.evaluator.resolveGlobal(node);
    if (name !== null) for (const [visit, context] of onMember) visit(node, name, context);
  }
  for (const [visit, context] of handlers('assignment'))
    for (const node of file.index.assignments) visit(node, context);
  const onText = handlers('text');
  for (const node of file.index.strings) {
    const text =
      node.type === 'TemplateLiteral'
        ? node.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join('\0')
        : node.value;
    if (typeof text === 'string') for (const [visit, context] of onText) visit(text, node, context);
  }
  const onFolded = handlers('folded');
  for (const [text, node] of foldedTexts(file))
    for (const [visit, context] of onFolded) visit(text, node, context);
  for (const [visit, context] of handlers('function'))
    for (const node of file.index.functions) visit(node, context);
  deadline();
  const onFlow = handlers('flow');
  if (onFlow.length > 0)
    for (const flow of flowsInto(file, deadline)) for (const [visit, context] of onFlow) visit(flow, context);
  deadline();
  for (const [visit, context] of handlers('file')) visit(context);
  return found;
}
