/** Thrown by whoever answers host calls to tell the plugin why not: code and message reach it as they are. */
export class HostCallRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
