import { defineRule } from '../rule.ts';
import type { Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';

const BIDIRECTIONAL = /[\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE =
  /(?:[\u200b-\u200d\u2060-\u2064\u180e\u3164\uffa0\u115f\u1160\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}\u{e0020}-\u{e007e}]){3,}/gu;
const IN_NAMES = /[\u200b-\u200d\u2060-\u2064\u3164\uffa0\u115f\u1160]/;
/** Beside letters of languages that need none, nobody sees it. */
const IN_WORD = /[a-z][\u200b-\u200d\u2060\ufeff\u00ad]|[\u200b-\u200d\u2060\ufeff\u00ad][a-z]/i;
const LONGEST_NAME = 100;
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
      for (const at of beyondTheEdge(file))
        report(
          { start: at, end: at + 1 },
          { message: 'The code goes on here, far beyond the edge of any screen.' },
        );
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
      for (const node of file.index.strings) {
        const text = file.text.slice(node.start, Math.min(node.end, node.start + LONGEST_NAME));
        if (IN_WORD.test(text) && isName(node))
          report(node, { message: 'This name holds an invisible letter, and only looks like another.' });
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

const GAP = ' '.repeat(160);
const BEYOND = new RegExp(`[;,{}()\\]]${GAP} *(?=[\\w$('"\`!;])`, 'g');

/** Where code follows a gap so wide that nobody who reads its line sees it. */
function beyondTheEdge({ text, comments, index }: SourceFile): number[] {
  if (!text.includes(GAP)) return [];
  const quiet = [...comments, ...index.strings];
  return Array.from(text.matchAll(BEYOND), (match) => match.index + match[0].length).filter(
    (at) => !quiet.some(({ start, end }) => start < at && at < end),
  );
}

/** The flags of England, Scotland and Wales: a black flag, and invisible letters that say whose. */
function isFlag(text: string, at: number): boolean {
  return /^\u{1f3f4}[\u{e0061}-\u{e007a}]{3,6}\u{e007f}/u.test(text.slice(Math.max(0, at - 2), at + 20));
}

/** Whether a text decides something by its very letters: the name of a member, or what another is held against. */
function isName(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return parent.key === node;
    case 'MemberExpression':
      return parent.property === node;
    case 'BinaryExpression':
      return /^[!=]==?$|^in$/.test(parent.operator);
    case 'SwitchCase':
      return parent.test === node;
    default:
      return false;
  }
}
