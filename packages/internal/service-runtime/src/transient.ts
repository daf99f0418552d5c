import { z } from 'zod';
import { NotYet } from './handlers.ts';

/** What PostgreSQL, Prisma and sockets say when trying again is the answer. */
const CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND'],
  // Serialization, deadlock, lock not available, query cancelled; the server goes or comes.
  ...['40001', '40P01', '55P03', '57014', '57P01', '57P02', '57P03', '08000', '08003', '08006', '53300'],
  ...['P1000', 'P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'],
]);
const WORDS =
  /connection (terminated|closed|ended)|can't reach database|server has closed|socket|timeout exceeded|the database system is|transaction (api error|already closed)|unable to start a transaction|terminating connection/i;

/** Whether an error says nothing about the message: it came too early, or something it needs was away for a moment. */
export function isTransient(error: unknown, depth = 0): boolean {
  if (error instanceof NotYet) return true;
  if (!(error instanceof Error) || depth > 4) return false;
  return (
    codesOf(error).some((code) => CODES.has(code)) ||
    WORDS.test(error.message) ||
    isTransient(error.cause, depth + 1)
  );
}

/** Prisma keeps what PostgreSQL said of a raw statement inside an error of its own. */
const prismaError = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

function codesOf(error: Error): string[] {
  const own = 'code' in error ? [String(error.code)] : [];
  const { data } = prismaError.safeParse(error);
  return data ? [...own, data.meta.driverAdapterError.cause.originalCode] : own;
}
