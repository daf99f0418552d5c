import type { ReactNode } from 'react';
import { toneOf } from '../../kit/badge.tsx';

interface Children {
  children?: ReactNode;
}

const GAPS: ReadonlySet<string> = new Set(['none', 'small', 'medium', 'large']);
const ALIGNMENTS: ReadonlySet<string> = new Set(['start', 'center', 'end', 'between']);
const oneOf = (known: ReadonlySet<string>, word: string | undefined, otherwise: string): string =>
  word !== undefined && known.has(word) ? word : otherwise;

export function Card({ title, tone, children }: Children & { title?: string; tone?: string }) {
  return (
    <div className={`plugin-card tone-${toneOf(tone)}`}>
      {title && <p className="plugin-card-title">{title}</p>}
      {children}
    </div>
  );
}

export function Stack({ gap, children }: Children & { gap?: string }) {
  return <div className={`stack gap-${oneOf(GAPS, gap, 'medium')}`}>{children}</div>;
}

export function Inline({ gap, align, children }: Children & { gap?: string; align?: string }) {
  const classes = `inline gap-${oneOf(GAPS, gap, 'small')} align-${oneOf(ALIGNMENTS, align, 'start')}`;
  return <div className={classes}>{children}</div>;
}

export function Divider() {
  return <hr className="divider" />;
}
