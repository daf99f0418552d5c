import { STANDARD_FUNCTION_LIMITS, type FunctionLimits, type SettingsState } from '@guildhall/schema';

/** What a marketplace has set for itself. */
export interface Settings {
  /** Of a thousand versions that would be approved, how many a person looks at all the same. */
  auditSamplePerMille: number;
  functionLimits: FunctionLimits;
  /** Where functions may reach at most; null for wherever they declare. */
  allowedOrigins: readonly string[] | null;
  /** Null while nobody has changed anything. */
  changedAt: Date | null;
  /** The actor who did; null as long. */
  changedBy: string | null;
  /** 0 while nobody has changed anything. */
  rev: number;
}

/** What holds until somebody sets something else. No sample: whoever draws one has to have people who look. */
export const STANDARD_SETTINGS: Settings = {
  auditSamplePerMille: 0,
  functionLimits: STANDARD_FUNCTION_LIMITS,
  allowedOrigins: null,
  changedAt: null,
  changedBy: null,
  rev: 0,
};

export function toPublicSettings(
  id: string,
  { auditSamplePerMille, functionLimits, allowedOrigins, rev }: Settings,
): SettingsState {
  return {
    ...{ id, auditSamplePerMille, functionLimits, rev },
    allowedOrigins: allowedOrigins && [...allowedOrigins],
  };
}
