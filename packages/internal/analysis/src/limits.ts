/** What one analysis may cost. Past a limit a file is an error with its name, never silently skipped. */
export interface AnalysisLimits {
  fileCharacters: number;
  /** Guessed by `nestingBound` before a file is parsed; the parser survives it with room to spare. */
  nesting: number;
  nodes: number;
  foldingSteps: number;
  fileMilliseconds: number;
  /** Of processor time, for all files of a package together; what is left then is named and not analysed. */
  packageMilliseconds: number;
  /** Parsed files kept at once to follow names across files, in characters of source. */
  linkedCharacters: number;
  /** Files that import each other are followed together up to this many characters of source. */
  flowCharacters: number;
  findingsPerRuleAndFile: number;
}

export const DEFAULT_LIMITS: AnalysisLimits = {
  fileCharacters: 5_000_000,
  nesting: 5_000,
  nodes: 4_000_000,
  foldingSteps: 3_000_000,
  fileMilliseconds: 20_000,
  packageMilliseconds: 45_000,
  linkedCharacters: 4_000_000,
  flowCharacters: 1_500_000,
  findingsPerRuleAndFile: 20,
};
