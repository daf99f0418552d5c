import type { BuildMetafile, SizePart } from './build.ts';

const MOST_PARTS = 20;
const OWN = 'this project';

/** What a bundle is made of: every package as a whole, then the largest files of the project itself. */
export function sizeBreakdown({ inputs }: BuildMetafile): SizePart[] {
  const packages = new Map<string, number>();
  const files: SizePart[] = [];
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    if (bytesInOutput === 0) continue;
    const owner = packageOf(path);
    packages.set(owner ?? OWN, (packages.get(owner ?? OWN) ?? 0) + bytesInOutput);
    if (owner === null) files.push({ kind: 'file', name: path, bytes: bytesInOutput });
  }
  const parts = [...packages].map(([name, bytes]): SizePart => ({ kind: 'package', name, bytes }));
  return [...parts.sort(largestFirst).slice(0, MOST_PARTS), ...files.sort(largestFirst).slice(0, MOST_PARTS)];
}

/** `npm:@scope/name@1.0.0/file.js` and `runtime:preact/dist/preact.js` by the package they belong to. */
function packageOf(path: string): string | null {
  return /^(?:npm|runtime):(?<name>(?:@[^/]+\/)?[^/]+)/u.exec(path)?.groups?.['name'] ?? null;
}

function largestFirst(a: SizePart, b: SizePart): number {
  return b.bytes - a.bytes || (a.name < b.name ? -1 : 1);
}
