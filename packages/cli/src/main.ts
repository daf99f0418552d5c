#!/usr/bin/env node
import { readEnvironment } from './environment.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal/terminal.ts';

const argv = process.argv.slice(2);
const environment = readEnvironment();
const { stdout, stderr, stdin } = process;
// A reader that stops early (`| head`) is no failure of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const terminal = openTerminal({
  stdout,
  stderr,
  stdin,
  color: environment.color,
  json: argv.includes('--json'),
});
process.exitCode = await run(argv, { cwd: process.cwd(), environment, terminal });
