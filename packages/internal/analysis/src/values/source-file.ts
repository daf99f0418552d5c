import type { Comment } from 'oxc-parser';
import type { FileIndex } from '../scope/build-scopes.ts';
import type { Program } from '../syntax/node.ts';
import type { Evaluator } from './evaluator.ts';

/** One parsed file with everything rules ask of it. */
export interface SourceFile {
  name: string;
  text: string;
  program: Program;
  comments: readonly Comment[];
  index: FileIndex;
  evaluator: Evaluator;
}

/** Finds the files of the package that a file imports. */
export interface Linker {
  find: (from: string, specifier: string) => SourceFile | null;
  open: (name: string) => SourceFile | null;
}
