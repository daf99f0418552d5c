/** Why a tarball or a folder is refused, and which entry it is about. */
export interface ArchiveError {
  readonly code:
    | 'NOT_GZIP'
    | 'NOT_TAR'
    | 'TRUNCATED'
    | 'EMPTY'
    | 'ARCHIVE_TOO_LARGE'
    | 'TOO_MANY_ENTRIES'
    | 'FILE_TOO_LARGE'
    | 'TOTAL_TOO_LARGE'
    | 'RATIO_TOO_HIGH'
    | 'FORBIDDEN_TYPE'
    | 'UNSAFE_PATH'
    | 'WRONG_LAYOUT'
    | 'DUPLICATE_PATH'
    | 'WRONG_SIZE';
  readonly message: string;
  /** The entry's path as written; null when it is about the whole. */
  readonly entry: string | null;
}

/** Carries an ArchiveError out of stream callbacks; caught where reading began. */
export class ArchiveRefusal extends Error {
  readonly refusal: ArchiveError;

  constructor(code: ArchiveError['code'], message: string, entry: string | null = null) {
    super(message);
    this.refusal = { code, message, entry };
  }
}
