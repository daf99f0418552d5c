import type { Envelope } from '../dsse/envelope.ts';
import { bytesOf } from '../shapes.ts';
import { PAYLOAD_TYPE, provenanceStatement, type ProvenanceStatement } from '../statement/statement.ts';

/** What an envelope states, believed or not; null when it is no provenance that Guildhall knows. */
export function readStatement({ payloadType, payload }: Envelope): ProvenanceStatement | null {
  if (payloadType !== PAYLOAD_TYPE) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(payload));
    return provenanceStatement.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
