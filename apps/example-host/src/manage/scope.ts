/** The place whose plugins are managed: an organization of a host. */
export interface Scope {
  readonly host: string;
  readonly organization: string;
}
