/** What a function gets to see when its call is refused: a code and a sentence. */
export class HostRefusal extends Error {
  readonly code: string;

  constructor({ code, message }: { code: string; message: string }) {
    super(message);
    this.code = code;
  }
}
