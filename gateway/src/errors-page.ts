import { ERROR_CODES } from './error-codes.ts';

const TITLE = 'What an error means and what to do';
const INTRODUCTION = `
Errors of two kinds leave the gateway. **Refusals at the edge and faults** stand in \`errors[]\` with
\`extensions.code\`, and \`extensions.documentation\` leads here. **What a person can mend in a mutation** stands in the payload's
\`userErrors { code message field }\`; its message names what is wrong and what to do, and nothing was written.

Every answer carries \`x-request-id\`, every error the same as \`extensions.requestId\`; name it when you report a fault.`;

/** The page of all codes as docs/errors.md. */
export function errorsAsMarkdown(): string {
  const codes = Object.entries(ERROR_CODES).map(([code, text]) => `## ${code}\n${text}\n`);
  return [`# ${TITLE}\n${INTRODUCTION}\n`, ...codes].join('\n');
}

/** The same page for a browser; the names of codes are where links lead. */
export function errorsAsHtml(): string {
  const codes = Object.entries(ERROR_CODES).map(
    ([code, text]) => `<h2 id="${code.toLowerCase()}">${code}</h2>\n${paragraphs(text)}`,
  );
  return [
    '<!doctype html>',
    `<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${TITLE}</title>`,
    ...[`<h1>${TITLE}</h1>`, paragraphs(INTRODUCTION), ...codes, '</html>', ''],
  ].join('\n');
}

function paragraphs(text: string): string {
  return text
    .trim()
    .split('\n\n')
    .map((paragraph) => `<p>${inline(paragraph)}</p>`)
    .join('\n');
}

function inline(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/`(.+?)`/g, '<code>$1</code>')
    .replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>');
}
