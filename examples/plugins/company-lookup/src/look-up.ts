import type { FetchResponse, FunctionApi, Json } from '@guildhall/plugin-sdk/functions';
import { readCompany } from './read-company.ts';

const REGISTER = 'https://api.company-register.example/v1/companies';
const DAY_MS = 86_400_000;
const MOST_CHARACTERS = 100;

/** What the register knows about a company, or null. Each answer is kept for a day, the empty ones too. */
export async function lookUp(payload: Json, api: FunctionApi): Promise<Json> {
  const name = nameOf(payload);
  if (name === '') return null;
  const key = `company:${name.toLowerCase()}`;
  const kept = readKept(await api.storage.get(key));
  if (kept && api.now - kept.at < DAY_MS) return kept.company;

  const response = await ask(name, api);
  if (!response.ok) {
    api.log('The register did not answer.', { status: response.status });
    throw new Error(`The company register answered with ${response.status}. Try again later.`);
  }
  const company = readCompany(await response.json());
  await api.storage.set(key, { at: api.now, company });
  return company;
}

async function ask(name: string, api: FunctionApi): Promise<FetchResponse> {
  const authorization = `Bearer ${api.secrets.placeholder('REGISTER_KEY')}`;
  try {
    return await api.fetch(`${REGISTER}?limit=1&name=${encodeURIComponent(name)}`, {
      headers: { accept: 'application/json', authorization },
    });
  } catch (reason) {
    if (!lacksKey(reason)) throw reason;
    throw new Error('The key of the company register is missing. An administrator enters it under Secrets.');
  }
}

/** The host says so by a code; the words of it are for developers. */
function lacksKey(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'SECRET_UNKNOWN';
}

function nameOf(payload: Json): string {
  if (typeof payload !== 'object' || payload === null || !('company' in payload)) return '';
  return typeof payload.company === 'string' ? payload.company.trim().slice(0, MOST_CHARACTERS) : '';
}

function readKept(stored: Json): { at: number; company: Json } | null {
  if (typeof stored !== 'object' || stored === null || !('company' in stored)) return null;
  return typeof stored.at === 'number' ? { at: stored.at, company: stored.company ?? null } : null;
}
