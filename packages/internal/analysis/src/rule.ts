import type { AccessManifest } from './access-manifest.ts';
import type { Confidence, Severity, Threat } from './finding.ts';
import type { LicencePolicy } from './licence/licence-policy.ts';
import type { AdvisoryIndex } from './osv/advisory.ts';
import type { PackageFile } from './package-file.ts';
import type { FileIndex } from './scope/build-scopes.ts';
import type { FunctionNode, Member, Node } from './syntax/node.ts';
import type { Flow } from './taint/trace-flows.ts';
import type { ResolvedCall } from './values/resolve-call.ts';
import type { SourceFile } from './values/source-file.ts';

export interface Report {
  message: string;
  severity?: Severity;
  confidence?: Confidence;
  flow?: Flow;
}

/** A place in a file: a node, or any span of characters. */
export interface Span {
  start: number;
  end: number;
}

export interface RuleContext {
  file: SourceFile;
  manifest: AccessManifest | null;
  report: (at: Span, report: Report) => void;
}

/** What a marketplace or a person says beforehand. */
export interface PackageOptions {
  licences: LicencePolicy;
  advisories: AdvisoryIndex | null;
}

export interface PackageContext {
  packageFile: PackageFile;
  options: PackageOptions;
  files: ReadonlyMap<string, string>;
  /** Points at the first place `excerpt` stands in the named file. */
  report: (file: string, excerpt: string, report: Report) => void;
}

/** What a rule is shown. Each file is walked once, and every rule sees the same resolved facts. */
export interface RuleVisit {
  call?: (call: ResolvedCall, context: RuleContext) => void;
  /** Calls that reach a name everyone shares: most reach none. */
  named?: (call: ResolvedCall, context: RuleContext) => void;
  member?: (member: Member, name: string, context: RuleContext) => void;
  assignment?: (node: FileIndex['assignments'][number], context: RuleContext) => void;
  /** Every literal text of the file, template parts included. */
  text?: (text: string, node: FileIndex['strings'][number], context: RuleContext) => void;
  /** Every text that is put together from constants, with what it comes to. */
  folded?: (text: string, node: Node, context: RuleContext) => void;
  function?: (fn: FunctionNode, context: RuleContext) => void;
  flow?: (flow: Flow, context: RuleContext) => void;
  file?: (context: RuleContext) => void;
  package?: (context: PackageContext) => void;
}

/** One danger, described for people and detected by `visit`. */
export interface Rule {
  id: string;
  /** The worst it is when nothing softens it; a report may say less or more. */
  severity: Severity;
  threat: Threat;
  title: string;
  why: string;
  fix: string;
  example: { bad: string; good: string };
  cwe?: number;
  visit: RuleVisit;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}
