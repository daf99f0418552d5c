export function revive(id: string, words: string[]) {
  const found = document.getElementById(id);
  (found as HTMLAnchorElement).text = words.map((word) => word.trim()).join(' ');
}
