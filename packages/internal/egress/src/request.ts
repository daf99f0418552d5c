/** What a plugin asks for, as it crossed from the sandbox. */
export interface EgressRequest {
  readonly url: string;
  /** GET unless said. */
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | null | undefined;
}

/** What comes back, read whole; secrets are blotted out with asterisks. */
export interface EgressResponse {
  readonly status: number;
  /** Names in lower case; cookies and what concerns only the connection are left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `base64` when the body is no UTF-8. */
  readonly encoding: 'utf8' | 'base64';
  readonly finalUrl: string;
}
