export { EXIT_CODES, type ExitName } from './exit-codes.ts';
export { run } from './run.ts';
