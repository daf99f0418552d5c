// surroundings: logger
import { appendFileSync } from 'node:fs';
export const keep = (line) => appendFileSync('app.log', `${line}\n`);
