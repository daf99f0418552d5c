import { err, type Result } from '@guildhall/kernel';

/** Why bytes are not taken, with the HTTP status that says so. */
export interface UploadRefusal {
  status: 403 | 404 | 410 | 413 | 422;
  code: string;
  message: string;
}

export function refuse(
  status: UploadRefusal['status'],
  code: string,
  message: string,
): Result<never, UploadRefusal> {
  return err({ status, code, message });
}
