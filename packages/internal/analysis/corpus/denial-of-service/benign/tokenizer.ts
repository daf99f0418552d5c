const RULES: [string, RegExp][] = [['number', /\d+(?:\.\d+)?/y], ['word', /[A-Za-z_]\w*/y], ['space', /\s+/y], ['sign', /[-+*/=()]/y]];
export function* tokens(text: string) {
  let at = 0;
  outer: while (at < text.length) {
    for (const [kind, rule] of RULES) {
      rule.lastIndex = at;
      const found = rule.exec(text);
      if (!found) continue;
      at = rule.lastIndex;
      yield { kind, text: found[0] };
      continue outer;
    }
    throw new SyntaxError(`at ${at}`);
  }
}
