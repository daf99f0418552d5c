export function open(frame: HTMLIFrameElement) {
  const to = new URLSearchParams(location.hash.slice(1)).get('to') ?? '';
  frame.src = to; //@act
}
