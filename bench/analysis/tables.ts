import { RULES } from '../../packages/internal/analysis/src/index.ts';
import type { Row } from '../write-results.ts';
import type { Measured } from './measure-tool.ts';

type Cases = Measured['cases'];

const spoke = ({ said }: Pick<Cases[number], 'said'>): boolean => said.length > 0;
const count = (part: number, of: number): string => `${part} of ${of}`;

/** What was caught of what was planted, and which honest twins were accused: for each class of threats. */
export function byClass(cases: Cases): Row[] {
  return [...new Set(cases.map(({ threat }) => threat))].sort().map((threat) => {
    const evil = cases.filter((one) => one.threat === threat && one.kind === 'evil');
    const benign = cases.filter((one) => one.threat === threat && one.kind === 'benign');
    return {
      class: threat,
      caught: count(evil.filter(spoke).length, evil.length),
      'as high': count(evil.filter(({ said }) => said.some(({ isHigh }) => isHigh)).length, evil.length),
      'false alarms': count(benign.filter(spoke).length, benign.length),
    };
  });
}

/** Where each rule spoke with medium severity or more; one that speaks nowhere is in the table, too. */
export function byRule({ cases, packages }: Measured): Row[] {
  const of = (list: readonly Pick<Cases[number], 'said'>[], rule: string): number =>
    list.filter(({ said }) => said.some((one) => one.rule === rule)).length;
  return RULES.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, threat }) => ({
    rule: id,
    threat,
    planted: of(
      cases.filter(({ kind }) => kind === 'evil'),
      id,
    ),
    'honest twins': of(
      cases.filter(({ kind }) => kind === 'benign'),
      id,
    ),
    'honest packages': of(packages, id),
  }));
}
