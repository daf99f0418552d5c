// surroundings: durations
export function parse(text) {
  try { return JSON.parse(text); } catch { return eval('(' + text + ')'); } //@act
}
