/** That the publisher of a plugin may read what its functions write at one installation. */
export interface LogSharing {
  installationId: string;
  since: Date;
  /** Entries up to this one were there before, and stay unseen. */
  fromSeq: number;
}

/** An installation as its plugin's publisher sees it: not whose it is. */
export interface LogSource {
  installationId: string;
  host: string;
  versionId: string | null;
  since: Date;
}
