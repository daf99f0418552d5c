import { z } from 'zod';

interface Range {
  readonly min: number;
  /** The platform's ceiling: no marketplace goes beyond. */
  readonly max: number;
  readonly standard: number;
}

/** What a marketplace may set for functions of plugins, in which bounds, and what holds unless it does. */
export const FUNCTION_LIMIT_RANGES = {
  /** Processor time of one run, in milliseconds. */
  cpuMs: { min: 5, max: 500, standard: 50 },
  /** Memory of one run, in megabytes. */
  memoryMb: { min: 8, max: 128, standard: 32 },
  /** Calls to the host in one run, and those among them that fetch. */
  hostCalls: { min: 1, max: 500, standard: 50 },
  fetches: { min: 0, max: 100, standard: 10 },
  /** Runs a minute: of one installation, and of all together. */
  invocationsPerMinute: { min: 1, max: 6_000, standard: 600 },
  marketplaceInvocationsPerMinute: { min: 1, max: 60_000, standard: 6_000 },
  /** Seconds of processor time a minute that all functions together may take. */
  marketplaceCpuSecondsPerMinute: { min: 1, max: 3_600, standard: 120 },
  /** What one installation's functions keep, in kilobytes and in keys, and all of them together in megabytes. */
  storageKb: { min: 16, max: 10_240, standard: 1_024 },
  storageKeys: { min: 10, max: 10_000, standard: 1_000 },
  marketplaceStorageMb: { min: 1, max: 100_000, standard: 1_024 },
  /** Megabytes a day that functions may send and receive: those of one installation, and all together. */
  egressMbPerDay: { min: 1, max: 100_000, standard: 512 },
  marketplaceEgressMbPerDay: { min: 1, max: 1_000_000, standard: 10_240 },
} as const satisfies Record<string, Range>;

type FunctionLimit = keyof typeof FUNCTION_LIMIT_RANGES;
export type FunctionLimits = Readonly<Record<FunctionLimit, number>>;

const within = ({ min, max, standard }: Range) => z.int().min(min).max(max).default(standard);

const RANGES = FUNCTION_LIMIT_RANGES;

/** Limits as rows and events hold them. What an older writer did not know has its standard value. */
export const functionLimits = z.object({
  cpuMs: within(RANGES.cpuMs),
  memoryMb: within(RANGES.memoryMb),
  hostCalls: within(RANGES.hostCalls),
  fetches: within(RANGES.fetches),
  invocationsPerMinute: within(RANGES.invocationsPerMinute),
  marketplaceInvocationsPerMinute: within(RANGES.marketplaceInvocationsPerMinute),
  marketplaceCpuSecondsPerMinute: within(RANGES.marketplaceCpuSecondsPerMinute),
  storageKb: within(RANGES.storageKb),
  storageKeys: within(RANGES.storageKeys),
  marketplaceStorageMb: within(RANGES.marketplaceStorageMb),
  egressMbPerDay: within(RANGES.egressMbPerDay),
  marketplaceEgressMbPerDay: within(RANGES.marketplaceEgressMbPerDay),
});

export const STANDARD_FUNCTION_LIMITS: FunctionLimits = functionLimits.parse({});
