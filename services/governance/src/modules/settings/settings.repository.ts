import { functionLimits } from '@guildhall/schema';
import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { STANDARD_SETTINGS, type Settings } from './settings.ts';

export type SettingsRepository = ReturnType<typeof settingsRepository>;

const stored = z.object({ functionLimits, allowedOrigins: z.array(z.string()).nullable() });

export function settingsRepository(tx: Tx, marketplaceId: string) {
  return {
    /** What holds now, set or standard. */
    async read(): Promise<Settings> {
      const row = await tx.settings.findUnique({ where: { marketplaceId } });
      return row ? { ...row, ...stored.parse(row) } : STANDARD_SETTINGS;
    },

    /** False when somebody changed them since they were read; `settings` is already the next revision. */
    async save(settings: Settings): Promise<boolean> {
      const { auditSamplePerMille, changedAt, changedBy, rev } = settings;
      const limits = JSON.stringify(settings.functionLimits);
      const origins = settings.allowedOrigins && JSON.stringify(settings.allowedOrigins);
      const saved = await tx.$executeRaw`
        INSERT INTO settings AS held
          (marketplace_id, audit_sample_per_mille, function_limits, allowed_origins, changed_at, changed_by, rev)
        VALUES (${marketplaceId}, ${auditSamplePerMille}, ${limits}::jsonb, ${origins}::jsonb, ${changedAt}, ${changedBy},
                ${rev})
        ON CONFLICT (marketplace_id) DO UPDATE
        SET audit_sample_per_mille = excluded.audit_sample_per_mille, function_limits = excluded.function_limits,
            allowed_origins = excluded.allowed_origins, changed_at = excluded.changed_at, changed_by = excluded.changed_by, rev = excluded.rev
        WHERE held.rev = ${rev - 1}`;
      return saved === 1;
    },
  };
}
