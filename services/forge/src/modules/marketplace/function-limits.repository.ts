import {
  functionLimits,
  STANDARD_FUNCTION_LIMITS,
  type FunctionLimits,
  type SettingsState,
} from '@guildhall/schema';
import type { Tx } from '../../database.ts';

export interface FunctionLimitsRepository {
  keep(state: SettingsState): Promise<void>;
  /** What functions may use now; asked once in a transaction, however many of them begin. */
  read(): Promise<FunctionLimits>;
}

export function functionLimitsRepository(tx: Tx, marketplaceId: string): FunctionLimitsRepository {
  let known: Promise<FunctionLimits> | undefined;

  async function find(): Promise<FunctionLimits> {
    const row = await tx.marketplaceSettings.findUnique({ where: { marketplaceId } });
    return row ? functionLimits.parse(row.functionLimits) : STANDARD_FUNCTION_LIMITS;
  }

  return {
    async keep({ functionLimits: limits, rev }) {
      known = undefined;
      await tx.$executeRaw`
        INSERT INTO marketplace_settings AS held (marketplace_id, function_limits, rev)
        VALUES (${marketplaceId}, ${JSON.stringify(limits)}::jsonb, ${rev})
        ON CONFLICT (marketplace_id) DO UPDATE
        SET function_limits = excluded.function_limits, rev = excluded.rev
        WHERE held.rev < excluded.rev`;
    },
    read: () => (known ??= find()),
  };
}
