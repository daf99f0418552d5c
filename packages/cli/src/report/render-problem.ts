import { MANIFEST_FILE } from '../project/project.ts';
import { placeOf, type Problem } from '../project/problem.ts';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';
import { codeFrame } from './code-frame.ts';

/** One thing that is wrong with a project, with the code it is about. */
export function renderProblem(
  problem: Problem,
  textOf: (file: string) => string | undefined,
  paint: Paint,
): string {
  const { code, message, file, line, column, hint, path } = problem;
  const source = file === null ? undefined : textOf(file);
  // Without a line, the pointer is what leads there.
  const pointer = line === null && path && file === MANIFEST_FILE ? ` ${path}` : '';
  return [
    `${paint(['red', 'bold'], 'error')}${paint('bold', `[${code}]: ${visible(message)}`)}`,
    `  ${paint('blue', '-->')} ${visible(`${placeOf(problem)}${pointer}`)}`,
    source !== undefined && line !== null ? codeFrame(source, { line, column: column ?? 1 }, paint) : '',
    hint === null ? '' : `   ${paint('blue', '=')} ${paint('bold', 'hint:')} ${visible(hint)}`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}
