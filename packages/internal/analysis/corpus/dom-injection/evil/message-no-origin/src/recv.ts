// surroundings: durations
window.addEventListener('message', (event: MessageEvent) => {
  const { cmd, args } = event.data as { cmd: string; args: string[] };
  if (cmd === 'set') document.getElementById(args[0]!)!.outerHTML = args[1]!; //@act
});
