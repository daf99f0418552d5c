import { BrokenData } from './broken-data.ts';

/** What PostgreSQL says of a data folder that it will never open. */
const SPOILT =
  /incompatible with server|not a valid data directory|not a database cluster|could not locate a valid checkpoint|pg_control|invalid (?:primary )?checkpoint|corrupt|invalid magic number|could not open (?:file|directory) "(?:global|base|pg_)|could not access the server configuration file|database "postgres" does not exist/i;

/** What Redis says of jobs that it cannot read. */
const SPOILT_QUEUE = /AOF|append.only file|RDB|loading DB/i;

/** One sentence for each way a start is known to fail; anything else is told as it came. */
export function explainFailure(error: unknown, { dataFolder }: { dataFolder: string }): string {
  const text = error instanceof Error ? error.message : String(error);
  const port = /EADDRINUSE.*?:(\d+)/.exec(text)?.[1];
  if (port)
    return `Port ${port} is taken by another program; end it, or choose others with GUILDHALL_PORT and GUILDHALL_EXAMPLE_HOST_PORT.`;
  if (/ENOSPC|No space left|disk full/i.test(text))
    return `The disk that holds ${dataFolder} is full; make room and start again, nothing is lost.`;
  if (/EACCES|EPERM|EROFS|Permission denied/i.test(text))
    return `${dataFolder} cannot be written; check its owner, or choose another with GUILDHALL_DATA.`;
  if (/ENOTDIR|ENOENT.*\bmkdir\b/.test(text))
    return `${dataFolder} cannot be a folder, because of what is there; choose another with GUILDHALL_DATA.`;
  if (error instanceof BrokenData || SPOILT.test(text))
    return `The data in ${dataFolder} cannot be opened (${tellingLine(text)}); start with --reset to begin anew, after copying what you need.`;
  if (/(?:redis|valkey)-server did not start/.test(text) && SPOILT_QUEUE.test(text))
    return `The jobs in ${dataFolder}/redis cannot be read; remove that folder and start again: PostgreSQL has all of them, and they are sent again.`;
  return `Guildhall did not start: ${text}`;
}

/** PostgreSQL tells what was wrong in its last FATAL or PANIC. */
function tellingLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim());
  return lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines[0] ?? text;
}
