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
  /** The file of the package a specifier leads to, or null. */
  resolve: (specifier: string) => string | null;
}
