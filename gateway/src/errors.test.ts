import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documented } from './errors.ts';
import { SPEAKABLE } from './graph/mask-error.ts';

const pages = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');

describe('a code that leaves the gateway', () => {
  it.each([
    ...SPEAKABLE,
    'INTERNAL_SERVER_ERROR',
    'RATE_LIMITED',
    'SERVICE_UNAVAILABLE',
    'DOCUMENT_UNKNOWN',
    'DOCUMENT_NOT_TRUSTED',
  ])('%s is explained where its link leads', (code) => {
    expect(documented(code).documentation).toMatch(new RegExp(`#${code.toLowerCase()}$`));
    expect(pages).toContain(`\n## ${code}\n`);
  });
});
