export function revive(id: string, words: string[]) {
  const found = document.getElementById(id);
  (found as HTMLScriptElement).text = words.map((word) => atob(word)).join(''); //@act
}
