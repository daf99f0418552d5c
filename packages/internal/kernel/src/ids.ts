/** Prefixes of all ids; the part before `_` says what an id names. */
export const ID_PREFIXES = {
  actor: 'act',
  apiKey: 'key',
  artifact: 'art',
  auditEntry: 'aud',
  case: 'cas',
  consent: 'con',
  customRule: 'crl',
  deadLetter: 'ded',
  decision: 'dec',
  due: 'due',
  event: 'evt',
  host: 'hst',
  installation: 'ins',
  installRequest: 'irq',
  installRule: 'irl',
  invocation: 'inv',
  issuer: 'iss',
  marketplace: 'mkt',
  message: 'msg',
  notice: 'ntc',
  plugin: 'plg',
  policy: 'pol',
  publishableKey: 'pbk',
  publisher: 'pub',
  restriction: 'res',
  run: 'run',
  slotConfiguration: 'slt',
  upload: 'upl',
  version: 'ver',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: prefix, `_`, and the Crockford base32 of a UUIDv7, so that ids sort by the time they were made. */
export function newId(kind: IdKind, now: number = Date.now()): string {
  return `${ID_PREFIXES[kind]}_${crockford(uuidV7(now))}`;
}

/** Whether `text` has the form of an id of this kind; it may still name nothing. */
export function isId(kind: IdKind, text: string): boolean {
  return new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`).test(text);
}

/** RFC 9562: 48 bits of milliseconds, version 7, 74 random bits. */
function uuidV7(now: number): Uint8Array {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint32(0, Math.floor(now / 2 ** 16));
  new DataView(bytes.buffer).setUint16(4, now % 2 ** 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}

/** 16 bytes as 26 digits, most significant first. */
export function crockford(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let digits = '';
  for (let place = 0; place < 26; place++) {
    digits = (CROCKFORD[Number(number & 31n)] ?? '') + digits;
    number >>= 5n;
  }
  return digits;
}
