import { pino } from 'pino';
import { isTransient } from './transient.ts';

/** Logs what broke: a fault as an error; what only met something that was away, as a warning. */
export function logFault(
  log: Record<'warn' | 'error', (about: object, words: string) => void>,
  err: unknown,
  about: object,
  words: string,
): void {
  const level = isTransient(err) ? 'warn' : 'error';
  log[level]({ ...about, err }, words);
}

/** A line of a stack, or of the frame that Prisma draws around the statement that failed. */
const ABOUT_CODE = /^\s*(at |→|\d+ |Invalid `)/;

/**
 * An error as logs show it. Of what was away for a moment, such as a database that hangs, one line says all: its stack
 * names our code, where nothing is wrong, and it comes with every request.
 */
export function loggedError(error: Error): object {
  if (!isTransient(error)) return pino.stdSerializers.err(error);
  const lines = error.message.split('\n').filter((line) => line.trim() !== '' && !ABOUT_CODE.test(line));
  return {
    type: error.name,
    message: (lines.at(-1) ?? error.name).trim(),
    ...('code' in error && { code: String(error.code) }),
  };
}
