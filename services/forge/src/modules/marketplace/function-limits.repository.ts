import {
  functionLimits,
  STANDARD_FUNCTION_LIMITS,
  type FunctionLimits,
  type SettingsState,
} from '@guildhall/schema';
import { z } from 'zod';
import type { Tx } from '../../database.ts';

export interface FunctionLimitsRepository {
  keep(state: SettingsState): Promise<void>;
  /** What functions may use now; asked once in a transaction, however many of them begin. */
  read(): Promise<FunctionLimits>;
  /** Where they may reach at most, whatever they declare; null for anywhere. */
  allowedOrigins(): Promise<string[] | null>;
}

const bounds = z.object({ functionLimits, allowedOrigins: z.array(z.string()).nullable() });
type Bounds = z.infer<typeof bounds>;

export function functionLimitsRepository(tx: Tx, marketplaceId: string): FunctionLimitsRepository {
  let known: Promise<Bounds> | undefined;

  async function find(): Promise<Bounds> {
    const row = await tx.marketplaceSettings.findUnique({ where: { marketplaceId } });
    return row ? bounds.parse(row) : { functionLimits: STANDARD_FUNCTION_LIMITS, allowedOrigins: null };
  }

  return {
    async keep({ functionLimits: limits, allowedOrigins, rev }) {
      known = undefined;
      const origins = allowedOrigins && JSON.stringify(allowedOrigins);
      await tx.$executeRaw`
        INSERT INTO marketplace_settings AS held (marketplace_id, function_limits, allowed_origins, rev)
        VALUES (${marketplaceId}, ${JSON.stringify(limits)}::jsonb, ${origins}::jsonb, ${rev})
        ON CONFLICT (marketplace_id) DO UPDATE
        SET function_limits = excluded.function_limits, allowed_origins = excluded.allowed_origins, rev = excluded.rev
        WHERE held.rev <= excluded.rev`;
    },
    read: async () => (await (known ??= find())).functionLimits,
    allowedOrigins: async () => (await (known ??= find())).allowedOrigins,
  };
}
