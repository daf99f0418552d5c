/** One sentence for each way a start is known to fail; anything else is told as it came. */
export function explainFailure(error: unknown, { dataFolder }: { dataFolder: string }): string {
  const text = error instanceof Error ? error.message : String(error);
  const port = /EADDRINUSE.*?:(\d+)/.exec(text)?.[1];
  if (port)
    return `Port ${port} is taken by another program; end it, or choose others with GUILDHALL_PORT and GUILDHALL_EXAMPLE_HOST_PORT.`;
  if (/ENOSPC|No space left|disk full/i.test(text))
    return `The disk that holds ${dataFolder} is full; make room and start again, nothing is lost.`;
  if (/EACCES|EROFS|Permission denied/i.test(text))
    return `${dataFolder} cannot be written; check its owner, or choose another with GUILDHALL_DATA.`;
  if (
    /PostgreSQL did not start|not a database cluster|initdb|PG_VERSION|incompatible|corrupt|secrets\.json|seeded\.json|JSON/i.test(
      text,
    )
  )
    return `The data in ${dataFolder} cannot be opened (${firstLine(text)}); start with --reset to begin anew, after copying what you need.`;
  return `Guildhall did not start: ${text}`;
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim()) ?? text;
}
