import { COUNTED_FUNCTIONS } from './counted-functions.ts';
import { COUNTED_MESSAGES, type MustNotBe } from './counted-messages.ts';
import { COUNTED_RELEASES } from './counted-releases.ts';
import { COUNTED_WORLDS } from './counted-worlds.ts';

/** What can be counted, and must count nothing. */
export const COUNTED: readonly MustNotBe[] = [
  ...COUNTED_MESSAGES,
  ...COUNTED_FUNCTIONS,
  ...COUNTED_RELEASES,
  ...COUNTED_WORLDS,
];
