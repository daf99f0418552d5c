/** The deployment that all test files of a run share, as JSON. */
const SHARED = 'EDGE_DEPLOYMENT';

export function readShared(): string {
  return process.env[SHARED] ?? '';
}

export function writeShared(text: string): void {
  process.env[SHARED] = text;
}
