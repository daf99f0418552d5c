import { defineRule } from '../rule.ts';

const BIDIRECTIONAL = /[\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE =
  /(?:[\u200b-\u200d\u2060-\u2064\u180e\u3164\uffa0\u115f\u1160\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}\u{e0020}-\u{e007e}]){3,}/gu;
const IN_NAMES = /[\u200b-\u200d\u2060-\u2064\u3164\uffa0\u115f\u1160]/;
const LOOKALIKE =
  /(?<![\p{L}\p{N}_$])(?=[\p{L}\p{N}_$]*[a-zA-Z])(?=[\p{L}\p{N}_$]*[\u0400-\u04ff\u0391-\u03c9])[\p{L}\p{N}_$]+/gu;

export const hiddenText = defineRule({
  id: 'hidden-text',
  severity: 'high',
  threat: 'obfuscation',
  title: 'The file holds characters nobody sees',
  why: 'Direction marks and invisible letters make code read differently from what it does.',
  fix: 'Remove them; where a text needs one, write it as an escape.',
  example: {
    bad: 'const role = "user\u202e // admin";',
    good: 'const role = "user"; // administrators come later',
  },
  cwe: 1007,
  visit: {
    file: ({ file, report }) => {
      if (/^[\0-\x7f]*$/.test(file.text)) return;
      for (const match of file.text.matchAll(BIDIRECTIONAL))
        report(
          { start: match.index, end: match.index + 1 },
          { message: 'A mark here turns the direction of reading.' },
        );
      for (const match of file.text.slice(1).matchAll(INVISIBLE)) {
        if (isFlag(file.text, match.index + 1)) continue;
        report(
          { start: match.index + 1, end: match.index + 1 + match[0].length },
          { message: 'There is a run of invisible characters here.' },
        );
      }
      for (const node of file.index.identifiers) {
        LOOKALIKE.lastIndex = 0;
        if (IN_NAMES.test(node.name)) report(node, { message: 'This name holds an invisible letter.' });
        else if (LOOKALIKE.test(node.name))
          report(node, { message: `The name ${node.name} mixes letters of two alphabets that look alike.` });
      }
    },
  },
});

/** The flags of England, Scotland and Wales: a black flag, and invisible letters that say whose. */
function isFlag(text: string, at: number): boolean {
  return /^\u{1f3f4}[\u{e0061}-\u{e007a}]{3,6}\u{e007f}/u.test(text.slice(Math.max(0, at - 2), at + 20));
}
