/** Why a file was not, or not wholly, analysed. */
export interface AnalysisError {
  file: string;
  message: string;
  /** `limit`: the file costs more than it may, which its author can mend. `crash`: the analysis itself failed. */
  cause: 'limit' | 'crash';
}
