import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from '../src/rule-pages.ts';

/** Writes docs/rules anew from the rules: `node packages/internal/analysis/tools/write-rule-pages.ts`. */
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'rules');
mkdirSync(folder, { recursive: true });
const pages = rulePages();
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
