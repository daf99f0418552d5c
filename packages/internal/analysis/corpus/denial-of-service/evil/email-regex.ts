const ATOM = '[a-zA-Z0-9]+';
const LOCAL = `(${ATOM}[._-]?)*`;
export const EMAIL = new RegExp(`^${LOCAL}@${ATOM}\\.com$`); //@act
export function isEmail(value: string): boolean {
  return EMAIL.test(value);
}
