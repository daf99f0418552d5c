import type { StatementKind } from '../trust/verify-statement.ts';
import type { HostCall } from './host-call.ts';

/** What Guildhall signed about a call, without the call itself. */
export interface CallStatement extends Omit<HostCall, 'name' | 'params'> {
  readonly marketplaceId: string;
  /** SHA-256 of the request's body, hex. */
  readonly bodySha256: string;
  /** When it was signed and until when it holds; seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
}

export function callTo(host: string): StatementKind {
  return { by: 'forge', audience: `host:${host}`, typ: 'guildhall-call+jwt' };
}

/** Reads the body of a statement about a call; null when it says something else. */
export function parseCallStatement(body: Record<string, unknown>): CallStatement | null {
  const { jti: id, marketplaceId, installationId, pluginId, versionId, organization, bodySha256 } = body;
  const { iat, exp, workspace = null, user = null } = body;
  const texts = { id, marketplaceId, installationId, pluginId, versionId, organization, bodySha256 };
  if (!areTexts(texts) || typeof iat !== 'number' || typeof exp !== 'number') return null;
  if (!isTextOrNull(workspace) || !isTextOrNull(user)) return null;
  return { ...texts, iat, exp, workspace, user };
}

function areTexts<Name extends string>(fields: Record<Name, unknown>): fields is Record<Name, string> {
  return Object.values(fields).every((field) => typeof field === 'string');
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
