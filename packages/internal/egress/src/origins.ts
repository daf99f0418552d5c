/** An origin as a manifest or a policy writes it, read once. */
export interface OriginPattern {
  readonly protocol: string;
  readonly port: string;
  readonly hostname: string;
  /** `https://*.example.com`: every name below, and not the name itself. */
  readonly below: boolean;
}

/** Throws on what is no origin: manifests and policies were checked long before. */
export function readOrigin(text: string): OriginPattern {
  const below = text.includes('://*.');
  const url = URL.parse(below ? text.replace('://*.', '://') : text);
  if (!url || (text !== url.origin && !below) || url.hostname === '' || url.pathname !== '/') {
    throw new Error(`"${text}" is no origin`);
  }
  return { protocol: url.protocol, port: url.port, hostname: url.hostname, below };
}

export function covers(pattern: OriginPattern, url: URL): boolean {
  if (url.protocol !== pattern.protocol || url.port !== pattern.port) return false;
  return pattern.below ? url.hostname.endsWith(`.${pattern.hostname}`) : url.hostname === pattern.hostname;
}
