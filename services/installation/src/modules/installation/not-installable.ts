import type { Reason } from '@guildhall/availability';
import { err, type Result } from '@guildhall/kernel';

/** Tells a person every obstacle. */
export function notInstallable(reasons: readonly Reason[], ...field: string[]): Result<never> {
  return err({
    code: 'NOT_INSTALLABLE',
    message: `This plugin cannot be installed here. ${reasons.map(({ message }) => message).join(' ')}`,
    ...(field.length > 0 && { field }),
  });
}
