import type { Random } from './random.ts';

/** How far one input came, and what it met there. */
export interface Outcome {
  stage: string;
  /** Error codes, rules and the like: an input that shows a new one is kept and changed further. */
  traits: readonly string[];
}

/** Something that reads what strangers write. Throwing is a failure, and so is a second without an answer. */
export interface Target {
  name: string;
  /** Its part of all inputs. */
  share: number;
  /** How far inputs may come, with the part of them that has to come there, or the run proves nothing. */
  stages: Readonly<Record<string, number>>;
  /** What is changed. Each of them comes as far as an honest input does. */
  seeds: () => Promise<readonly Uint8Array[]>;
  change: (input: Uint8Array, other: Uint8Array, random: Random) => Uint8Array;
  read: (input: Uint8Array) => Outcome | Promise<Outcome>;
}
