/** A call the host refused or could not complete. `code` is for the program, the message for a person. */
export class PluginCallError extends Error {
  override readonly name = 'PluginCallError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
