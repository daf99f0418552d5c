import type { Signer } from '@sigstore/verify';

/** What a build's certificate says it was built from; empty texts where it says nothing, as a person's does. */
export interface BuiltFrom {
  repository: string;
  /** Of the outermost workflow, at the ref it was taken from. */
  workflow: string;
  ref: string;
  commit: string;
}

/** Fulcio's extensions, all below this number: each holds one text. */
const FULCIO = '1.3.6.1.4.1.57264.1';
const NUMBERS = { repository: 12, commit: 13, ref: 14, workflow: 18 };

/** Reads a certificate that was verified before; an extension that holds anything but one text says nothing. */
export function builtFrom({ identity }: Signer): BuiltFrom {
  const said = new Map((identity?.oids ?? []).map(({ oid, value }) => [oid?.id.join('.'), value]));
  const text = (number: number) => derText(said.get(`${FULCIO}.${number}`));
  const { repository, commit, ref, workflow } = NUMBERS;
  return {
    repository: text(repository),
    workflow: text(workflow),
    ref: text(ref),
    commit: text(commit),
  };
}

const UTF8_STRING = 0x0c;

/** A DER UTF8String of at most 65,535 bytes; '' for whatever else. */
function derText(der: Uint8Array | undefined): string {
  if (der?.[0] !== UTF8_STRING) return '';
  const [, short = 0, high = 0, low = 0] = der;
  const [start, length] =
    short < 0x80 ? [2, short] : short === 0x81 ? [3, high] : short === 0x82 ? [4, high * 256 + low] : [0, -1];
  return der.length === start + length ? new TextDecoder().decode(der.subarray(start)) : '';
}
