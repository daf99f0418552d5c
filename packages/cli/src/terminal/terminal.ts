import { paintWhen, type Paint } from './paint.ts';

/** Where a command's words go. With --json, stdout carries the one document and nothing else. */
export interface Terminal {
  readonly paint: Paint;
  /** Whether a person is watching: prompts and spinners are possible. */
  readonly interactive: boolean;
  /** The result. */
  readonly print: (text: string) => void;
  /** What happens meanwhile: beside the result for people, on stderr with --json. */
  readonly progress: (line: string) => void;
  /** Diagnostics. */
  readonly warn: (line: string) => void;
}

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export function openTerminal(options: {
  stdout: Stream;
  stderr: Stream;
  stdin: { readonly isTTY?: boolean };
  color: boolean | null;
  json: boolean;
}): Terminal {
  const { stdout, stderr, stdin, json } = options;
  const watched = stdout.isTTY === true && !json;
  return {
    paint: paintWhen(!json && (options.color ?? watched)),
    interactive: watched && stdin.isTTY === true,
    print: (text) => {
      stdout.write(`${text}\n`);
    },
    progress: (line) => {
      (json ? stderr : stdout).write(`${line}\n`);
    },
    warn: (line) => {
      stderr.write(`${line}\n`);
    },
  };
}
