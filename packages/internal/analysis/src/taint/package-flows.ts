import type { SourceFile } from '../values/source-file.ts';
import { groupFiles, type Ask } from './group-files.ts';
import { sinksOf } from './sinks.ts';
import { sourcesOf } from './sources.ts';
import { traceFlows, type Flow } from './trace-flows.ts';

/** Answers which flows end in a file, with a deadline of its own for the first file of a group. */
export type FlowsInto = (file: SourceFile, deadline: () => void) => readonly Flow[];

/** Follows information through files that import each other, as far as a group stays within `limit` characters. */
export function packageFlows(
  files: readonly SourceFile[],
  limit: number,
  ask: Ask = (file, question) => question(file),
): { flowsInto: FlowsInto; tooLarge: readonly SourceFile[] } {
  const groups = new Map<SourceFile, readonly SourceFile[]>();
  const tooLarge: SourceFile[] = [];
  for (const group of groupFiles(files, ask)) {
    if (group.length === 1 || !crosses(group, ask)) continue;
    if (group.reduce((sum, { text }) => sum + text.length, 0) > limit) {
      if (group[0]) tooLarge.push(group[0]);
      continue;
    }
    for (const file of group) groups.set(file, group);
  }
  const traced = new Map<readonly SourceFile[], readonly Flow[]>();
  const flowsInto: FlowsInto = (file, deadline) => {
    const group = groups.get(file);
    if (!group) return traceFlows([file], deadline);
    let flows = traced.get(group);
    if (!flows) traced.set(group, (flows = traceFlows(group, deadline)));
    return flows.filter((flow) => flow.file === file);
  };
  return { flowsInto, tooLarge };
}

/** Whether information could enter in one file and leave in another. */
function crosses(group: readonly SourceFile[], ask: Ask): boolean {
  const begins = group.filter((file) => ask(file, sourcesOf, []).length > 0);
  return (
    begins.length > 0 &&
    group.some((file) => (begins.length > 1 || begins[0] !== file) && ask(file, sinksOf, []).length > 0)
  );
}
