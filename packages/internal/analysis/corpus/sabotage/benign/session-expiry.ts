export class Session {
  constructor(private readonly expires: Date) {}
  get valid(): boolean { return Date.now() < this.expires.getTime(); }
  guard<T>(act: () => T): T {
    if (!this.valid) throw new Error('The session ended; sign in again.');
    return act();
  }
}
export const year = (now = new Date()) => (now.getMonth() === 11 && now.getDate() > 24 ? 'holiday' : 'plain');
