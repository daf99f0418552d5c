import { err, type Result, type UserError } from '@guildhall/kernel';
import type { ExitName } from './exit-codes.ts';

/** Why a command could not do what was asked: one sentence for the person, one name for the shell. */
export interface Failure extends UserError {
  readonly exit: ExitName;
}

export function failed(
  exit: ExitName,
  code: string,
  message: string,
  field?: readonly string[],
): Result<never, Failure> {
  return err({ exit, code, message, ...(field && { field }) });
}
