import { createHash } from 'node:crypto';
import type { Inspector } from '../inspection/inspector.ts';
import type { AnalysisOutcome, BuildOutcome } from '../inspection/jobs.ts';
import { passed } from '../modules/check/check.ts';

/** What an untroubled plugin gives, without starting a process. Its one bundle holds `code`. */
export const anAnalysis = (over: Partial<AnalysisOutcome['report']> = {}): AnalysisOutcome => ({
  report: {
    verdicts: { analysis: passed(), declarations: passed() },
    counts: {},
    ...{ permissions: [], origins: [], extensionPoints: [], hostApis: [] },
    complexity: null,
    capabilities: [],
    dependencies: 0,
    ...over,
  },
  findings: [],
});

export const aBuild = (over: Partial<BuildOutcome['report']> = {}): BuildOutcome => ({
  report: {
    verdicts: { manifest: passed(), build: passed() },
    counts: {},
    manifest: { body: { id: 'orchard.hello' }, digest: 'a'.repeat(64) },
    asked: null,
    surfaces: [{ hostKey: 'crm', version: '1.0.0' }],
    bundles: [
      { name: 'ui.js', sha256: BUNDLE_SHA256, bytes: CODE.length, gzipBytes: CODE.length, breakdown: [] },
    ],
    byproducts: [],
    packages: [],
    along: null,
    sourceBytes: 10,
    files: 2,
    log: [],
    reproducible: true,
    ...over,
  },
  findings: [],
  contents: [{ sha256: BUNDLE_SHA256, content: CODE }],
  ...{ absent: [], bundled: [], pinned: [] },
});

const CODE = new TextEncoder().encode('console.log("hello")');
export const BUNDLE_SHA256 = createHash('sha256').update(CODE).digest('hex');

export interface FakeInspector extends Inspector {
  builds: number;
  analyses: number;
}

/** An inspector that answers as told, and counts. */
export function fakeInspector(
  says: Partial<Pick<Inspector, 'build' | 'analyze' | 'lookAt' | 'tryRule'>> = {},
): FakeInspector {
  return {
    builds: 0,
    analyses: 0,
    async build(input, signal) {
      this.builds += 1;
      return says.build ? says.build(input, signal) : aBuild();
    },
    async analyze(input, signal) {
      this.analyses += 1;
      return says.analyze ? says.analyze(input, signal) : anAnalysis();
    },
    lookAt: (input, signal) =>
      says.lookAt?.(input, signal) ?? Promise.reject(new Error('this build brought nothing along')),
    tryRule: (input, signal) => says.tryRule?.(input, signal) ?? Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}
