// Writes docs/errors.md from the gateway's table of codes. The gateway's tests say when it is stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsAsMarkdown } from '../gateway/src/errors-page.ts';

writeFileSync(join(import.meta.dirname, '..', 'docs', 'errors.md'), errorsAsMarkdown());
