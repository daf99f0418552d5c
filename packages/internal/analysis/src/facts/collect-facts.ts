import type { Location } from '../finding.ts';
import { createLineTable } from '../syntax/line-table.ts';
import type { Node } from '../syntax/node.ts';
import { sinksOf } from '../taint/sinks.ts';
import { byName } from '../values/by-name.ts';
import type { SourceFile } from '../values/source-file.ts';
import { CAPABILITIES, CAPABILITY_NAMES, type Capability } from './capabilities.ts';
import { addressArgument, destinationsOf } from './destinations.ts';
import { hostApisOf } from './host-permissions.ts';
import { pluginEntries } from './plugin-entries.ts';

/** What was observed, without judgement: the ground for comparing versions and declarations. */
export interface Facts {
  capabilities: Partial<Record<Capability, Location[]>>;
  origins: { origin: string; location: Location }[];
  hostApis: { name: string; location: Location }[];
  /** Modules and handlers that a plugin offers by name; plugin.json says where they appear. */
  entries: { name: string; location: Location }[];
  /** Characters of source by file. */
  sizes: Record<string, number>;
  /** Branches, loops and functions by file: a rough measure of how much there is to review. */
  complexity: Record<string, number>;
}

const LOCATIONS_PER_CAPABILITY = 20;
const BRANCHES = /\b(?:if|for|while|case|catch)\b|\?\?|&&|\|\||\?(?![.?])/g;

export function emptyFacts(): Facts {
  return { capabilities: {}, origins: [], hostApis: [], entries: [], sizes: {}, complexity: {} };
}

/** Adds what one file shows to the facts of its package. */
export function collectFacts(file: SourceFile, facts: Facts): void {
  const locate = createLineTable(file.text);
  const place: Place = (offset) => ({ file: file.name, ...locate(offset) });
  facts.sizes[file.name] = file.text.length;
  facts.complexity[file.name] = 1 + file.index.functions.length + countBranches(file.text);
  membersOf(file, facts, place);
  callsOf(file, facts, place);
  elementsOf(file, facts, place);
}

type Place = (offset: number) => Location;

function membersOf(file: SourceFile, facts: Facts, place: Place): void {
  for (const node of file.index.members) {
    const name = file.evaluator.resolveGlobal(node);
    if (name) note(name, node.start, facts, place);
  }
}

function callsOf(file: SourceFile, facts: Facts, place: Place): void {
  for (const node of file.index.calls) {
    const call = file.evaluator.call(node);
    const callee = node.type === 'CallExpression' || node.type === 'NewExpression' ? node.callee : null;
    if (callee?.type !== 'MemberExpression')
      for (const name of call.names) note(name, node.start, facts, place);
    const address = addressArgument(call);
    if (address) noteOrigins(address, node, file, facts, place);
    facts.entries.push(...pluginEntries(call, file, place));
    for (const name of hostApisOf(call, file) ?? [])
      facts.hostApis.push({ name, location: place(node.start) });
  }
}

/** What a link leads to is asked for by a person; the rest loads by itself. */
const LOADS = /^element:(?:img|audio|video|iframe|link|embed|object|source|track|script)#/;
/** Addresses that reach nobody. */
const WITHIN = /^(?:data|blob|about|javascript)$/;

/** Pictures, frames and style sheets ask a server, too. */
function elementsOf(file: SourceFile, facts: Facts, place: Place): void {
  for (const { node, name, destination } of sinksOf(file))
    if (destination && LOADS.test(name)) noteOrigins(destination, node, file, facts, place);
}

function noteOrigins(address: Node, at: Node, file: SourceFile, facts: Facts, place: Place): void {
  for (const destination of destinationsOf(address, file))
    if (destination.kind === 'origin' && !WITHIN.test(destination.origin))
      facts.origins.push({ origin: destination.origin, location: place(at.start) });
}

const capabilitiesOf = byName((name): readonly Capability[] =>
  CAPABILITY_NAMES.filter((capability) => CAPABILITIES[capability].test(name)),
);

function note(name: string, offset: number, facts: Facts, place: Place): void {
  for (const capability of capabilitiesOf(name)) {
    const locations = (facts.capabilities[capability] ??= []);
    if (locations.length < LOCATIONS_PER_CAPABILITY) locations.push(place(offset));
  }
}

function countBranches(text: string): number {
  let count = 0;
  BRANCHES.lastIndex = 0;
  while (BRANCHES.test(text)) count += 1;
  return count;
}
