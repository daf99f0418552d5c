import type { Flow } from '../taint/trace-flows.ts';

const MAKES_SAFE =
  /^(?:[\w$]+\.)*(?:\w*sanitiz\w*|\w*sanitis\w*|escape\w*|\w*[eE]scape(?:HTML|Html|d)?|encodeURI(?:Component)?|parseInt|parseFloat|Number|Boolean|BigInt|createTextNode|purify|xss|DOMPurify\.\w+|stripTags|textContent|isNaN)\s*\(/;

/** Whether what flows has passed something that makes it harmless as markup: a sanitiser, an escape, a number. */
export function isSanitised({ steps }: Flow): boolean {
  return steps.some(
    ({ node, file }) =>
      node.type === 'CallExpression' && MAKES_SAFE.test(file.text.slice(node.start, node.start + 80)),
  );
}
