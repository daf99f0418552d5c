/** Where the programs of this machine are; containers get a PATH from their image. */
export const PATH = process.env['PATH'] ?? '';

/** From now on this process has these variables and no others; `asked` hears of every look at one. */
export function liveWith(variables: Record<string, string>, asked: (name: string) => void): void {
  process.env = new Proxy(variables, {
    get(target, name) {
      asked(String(name));
      return target[String(name)];
    },
  });
}
