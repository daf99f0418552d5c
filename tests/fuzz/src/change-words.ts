import type { Random } from './random.ts';

/** One or two words taken out, doubled, exchanged or put in: what comes of it is often still a sentence. */
export function changeWords(text: string, other: string, random: Random, words: readonly string[]): string {
  const parts = partsOf(text);
  const others = partsOf(other);
  for (let times = 1 + random.below(2); times > 0; times -= 1) {
    const at = random.below(parts.length + 1);
    const word = others.length > 0 && random.percent(40) ? random.of(others) : random.of(words);
    switch (random.below(4)) {
      case 0:
        parts.splice(at, 1);
        break;
      case 1:
        parts.splice(at, 0, word);
        break;
      case 2:
        parts.push(random.of([' && ', ' || ']), ...(random.percent(30) ? ['!'] : []), ...others);
        break;
      default:
        parts[at] = word;
    }
  }
  return parts.join('');
}

/** Words, marks and what is between them; nothing is lost. */
function partsOf(text: string): string[] {
  return text.match(/'[^']*'|[\w.:-]+|\s+|&&|\|\||[<>=!]=|[^]/gu) ?? [];
}
