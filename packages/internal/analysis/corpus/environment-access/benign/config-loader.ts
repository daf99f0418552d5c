import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
interface Config { port: number; level: string }
export function loadConfig(cwd = process.cwd()): Config {
  const file = join(cwd, 'fx.config.json');
  const fromFile = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Config>) : {};
  return { port: Number(process.env.PORT ?? 3000), level: process.env.LOG_LEVEL ?? 'info', ...fromFile };
}
