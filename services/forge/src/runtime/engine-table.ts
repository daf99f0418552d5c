import type { EngineName } from '@guildhall/sandbox';

/** Which engine runs functions, by the tier of their publisher, 0 to 4. */
export type EngineTable = readonly [EngineName, EngineName, EngineName, EngineName, EngineName];

/** The table of a deployment: one engine for publishers nobody vouches for, another from some tier on where it is allowed. */
export function engineTable({
  engine,
  trustedEngine = engine,
  trustedTier = 3,
}: {
  engine: EngineName;
  trustedEngine?: EngineName;
  /** The lowest tier that is trusted; never 0, which is everybody. */
  trustedTier?: number;
}): EngineTable {
  const of = (tier: number) => (tier >= trustedTier ? trustedEngine : engine);
  return [engine, of(1), of(2), of(3), of(4)];
}

/** The engine of a tier; a tier that the table does not know is that of strangers. */
export function engineOf(table: EngineTable, tier: number): EngineName {
  return table[tier] ?? table[0];
}

/** Each engine of a table once, that of strangers first, with the tiers it is for. */
export function enginesIn(table: EngineTable): { engine: EngineName; tiers: number[] }[] {
  return [...new Set(table)].map((engine) => ({
    engine,
    tiers: table.flatMap((one, tier) => (one === engine ? [tier] : [])),
  }));
}
