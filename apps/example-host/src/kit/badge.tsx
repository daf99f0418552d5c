import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children?: ReactNode }) {
  return <span className={`badge tone-${tone}`}>{children}</span>;
}

/** A state, an outcome or an effect as people read it. */
export interface Words {
  readonly tone: Tone;
  readonly text: string;
}

export function WordsBadge({ words: { tone, text } }: { words: Words }) {
  return <Badge tone={tone}>{text}</Badge>;
}

const TONES: ReadonlySet<string> = new Set<Tone>(['neutral', 'info', 'success', 'warning', 'danger']);

/** A tone from outside; what is not one of ours is neutral. */
export function toneOf(text: string | undefined): Tone {
  return isTone(text) ? text : 'neutral';
}

function isTone(text: string | undefined): text is Tone {
  return text !== undefined && TONES.has(text);
}
