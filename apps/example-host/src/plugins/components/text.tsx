import type { ReactNode } from 'react';
import { Badge as HostBadge, toneOf } from '../../kit/badge.tsx';
import { safeHref } from './safe-href.ts';

interface Children {
  children?: ReactNode;
}

const SIZES: ReadonlySet<string> = new Set(['small', 'medium', 'large']);

export function Text({
  tone,
  size,
  strong,
  children,
}: Children & { tone?: string; size?: string; strong?: boolean }) {
  const sized = size !== undefined && SIZES.has(size) ? size : 'medium';
  const classes = `text text-${sized} ${tone === undefined ? '' : `text-tone-${toneOf(tone)}`} ${strong === true ? 'text-strong' : ''}`;
  return <p className={classes}>{children}</p>;
}

/** A plugin stands under an h2 of the page: its own outline begins at h3. */
export function Heading({ level, children }: Children & { level?: number }) {
  const Tag = level !== undefined && level > 2 ? 'h4' : 'h3';
  return <Tag className="plugin-heading">{children}</Tag>;
}

export function Badge({ tone, children }: Children & { tone?: string }) {
  return <HostBadge tone={toneOf(tone)}>{children}</HostBadge>;
}

/** Leads out in a new tab; an address that could run code is shown as plain text. */
export function Link({ href, children }: Children & { href?: string }) {
  const address = safeHref(href, window.location.origin);
  if (address === null) return <span>{children}</span>;
  return (
    <a className="link" href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
