import type { AccessManifest } from './access-manifest.ts';
import { foldedTexts } from './folded-texts.ts';
import { listenersOf } from './listeners.ts';
import type { Report, Rule, RuleContext, Span } from './rule.ts';
import type { FlowsInto } from './taint/package-flows.ts';
import type { SourceFile } from './values/source-file.ts';

export interface FileReport {
  rule: Rule;
  at: Span;
  report: Report;
}

/** One file on its way past the rules. */
interface Inspection {
  file: SourceFile;
  rules: readonly Rule[];
  context: RuleContext;
  /** The rule whose reports are heard now. */
  speaker: Rule | null;
  deadline: () => void;
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
  const report = (at: Span, told: Report): void => {
    if (inspection.speaker) found.push({ rule: inspection.speaker, at, report: told });
  };
  const context: RuleContext = { file, manifest, report };
  const inspection: Inspection = { file, rules, context, speaker: null, deadline };
  // Each loop in a function of its own: the engine makes those fast one by one, and keeps them so.
  showCalls(inspection);
  showMembers(inspection);
  showAssignments(inspection);
  showTexts(inspection);
  showFolded(inspection);
  showFunctions(inspection);
  deadline();
  showFlows(inspection, flowsInto);
  deadline();
  showFile(inspection);
  return found;
}

function showCalls(inspection: Inspection): void {
  const { file, rules, context, deadline } = inspection;
  const { call: onCall, anyCall } = listenersOf(rules);
  let seen = 0;
  for (const node of file.index.calls) {
    if ((seen++ & 255) === 0) deadline();
    const call = file.evaluator.call(node);
    for (const { rule, visit } of call.names.length > 0 ? anyCall : onCall) {
      inspection.speaker = rule;
      visit(call, context);
    }
  }
}

function showMembers(inspection: Inspection): void {
  const { file, rules, context, deadline } = inspection;
  const listeners = listenersOf(rules).member;
  let seen = 0;
  for (const node of file.index.members) {
    if ((seen++ & 255) === 0) deadline();
    const name = file.evaluator.resolveGlobal(node);
    if (name === null) continue;
    for (const { rule, visit } of listeners) {
      inspection.speaker = rule;
      visit(node, name, context);
    }
  }
}

function showAssignments(inspection: Inspection): void {
  const { file, rules, context } = inspection;
  for (const { rule, visit } of listenersOf(rules).assignment) {
    inspection.speaker = rule;
    for (const node of file.index.assignments) visit(node, context);
  }
}

function showTexts(inspection: Inspection): void {
  const { file, rules, context } = inspection;
  const listeners = listenersOf(rules).text;
  for (const node of file.index.strings) {
    const text =
      node.type === 'TemplateLiteral'
        ? node.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join('\0')
        : node.value;
    if (typeof text !== 'string') continue;
    for (const { rule, visit } of listeners) {
      inspection.speaker = rule;
      visit(text, node, context);
    }
  }
}

function showFolded(inspection: Inspection): void {
  const { file, rules, context } = inspection;
  const listeners = listenersOf(rules).folded;
  for (const [text, node] of foldedTexts(file)) {
    for (const { rule, visit } of listeners) {
      inspection.speaker = rule;
      visit(text, node, context);
    }
  }
}

function showFunctions(inspection: Inspection): void {
  const { file, rules, context } = inspection;
  for (const { rule, visit } of listenersOf(rules).function) {
    inspection.speaker = rule;
    for (const node of file.index.functions) visit(node, context);
  }
}

function showFlows(inspection: Inspection, flowsInto: FlowsInto): void {
  const { file, rules, context, deadline } = inspection;
  const listeners = listenersOf(rules).flow;
  if (listeners.length === 0) return;
  for (const flow of flowsInto(file, deadline)) {
    for (const { rule, visit } of listeners) {
      inspection.speaker = rule;
      visit(flow, context);
    }
  }
}

function showFile(inspection: Inspection): void {
  for (const { rule, visit } of listenersOf(inspection.rules).file) {
    inspection.speaker = rule;
    visit(inspection.context);
  }
}
