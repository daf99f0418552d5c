const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** The address if a person may be led there, null for anything that could run code. Relative ones stay in the CRM. */
export function safeHref(href: unknown, base: string): string | null {
  if (typeof href !== 'string' || !URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  return SCHEMES.has(url.protocol) ? url.href : null;
}
