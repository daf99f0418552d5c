export function* tokens(text: string) {
  let at = 0;
  while (true) {
    while (text[at] === ' ') at++;
    if (at >= text.length) return;
    const start = at;
    while (at < text.length && /\w/.test(text[at] ?? '')) at++;
    if (at === start) at++;
    yield text.slice(start, at);
  }
}
