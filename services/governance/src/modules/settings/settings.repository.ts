import { functionLimits } from '@guildhall/schema';
import type { Tx } from '../../database.ts';
import { STANDARD_SETTINGS, type Settings } from './settings.ts';

export type SettingsRepository = ReturnType<typeof settingsRepository>;

export function settingsRepository(tx: Tx, marketplaceId: string) {
  return {
    /** What holds now, set or standard. */
    async read(): Promise<Settings> {
      const row = await tx.settings.findUnique({ where: { marketplaceId } });
      return row ? { ...row, functionLimits: functionLimits.parse(row.functionLimits) } : STANDARD_SETTINGS;
    },

    /** False when somebody changed them since they were read; `settings` is already the next revision. */
    async save(settings: Settings): Promise<boolean> {
      const { auditSamplePerMille, changedAt, changedBy, rev } = settings;
      const limits = JSON.stringify(settings.functionLimits);
      const saved = await tx.$executeRaw`
        INSERT INTO settings AS held (marketplace_id, audit_sample_per_mille, function_limits, changed_at, changed_by, rev)
        VALUES (${marketplaceId}, ${auditSamplePerMille}, ${limits}::jsonb, ${changedAt}, ${changedBy}, ${rev})
        ON CONFLICT (marketplace_id) DO UPDATE
        SET audit_sample_per_mille = excluded.audit_sample_per_mille, function_limits = excluded.function_limits,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by, rev = excluded.rev
        WHERE held.rev = ${rev - 1}`;
      return saved === 1;
    },
  };
}
