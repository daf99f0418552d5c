/** Why a plugin could not do what it was asked. `code` is for the program, the message for a person. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
