import type { Json, JsonObject, RefusedField } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from './contribution.ts';
import type { EventAnswer } from './functions/event-answer.ts';
import type { EventFunctions } from './functions/event-functions.ts';
import type { EmitOutcome } from './host.ts';
import type { Installations } from './installations.ts';
import type { Page } from './page.ts';
import { acceptPatch } from './patch/accept-patch.ts';
import { select } from './resolution/select.ts';
import { isPlainObject } from './sandbox/plain-object.ts';
import type { SurfaceEvent } from './surface.ts';
import type { Telemetry } from './telemetry.ts';

const DEFAULT_TIMEOUT_MS = 2_000;

/**
 * Tells plugins about an event. Interceptors on the page are asked one after the other, each seeing the patches of those
 * before it; functions on the server are asked meanwhile, about the payload as it came, and their words are taken after
 * the page's, in the marketplace's order. A patch counts as far as the surface declares it. The first that blocks ends it. One that fails, hangs or answers nonsense
 * counts as allowing: a host must go on working when a plugin does not. Observers are told and not waited for.
 */
export async function emitEvent(
  name: string,
  payload: JsonObject,
  page: Page,
  installations: Installations,
  functions: EventFunctions,
  telemetry: Telemetry,
): Promise<EmitOutcome> {
  const event = page.surface.events?.find((declared) => declared.name === name);
  if (!event) throw new TypeError(`The surface declares no event "${name}".`);
  const listeners = select(page.selection()).filter((one) => listensTo(one, event));
  const asked = functions.ask(event, payload, event.timeoutMs ?? DEFAULT_TIMEOUT_MS);

  let current = payload;
  for (const interceptor of listeners.filter(({ detail }) => modeOf(detail) === 'intercept')) {
    const answer = await ask(interceptor, current, event, page, installations);
    if (answer.type === 'block') return { ...answer, pluginName: interceptor.pluginName };
    if (answer.type !== 'patch') continue;
    const refused = apply(interceptor.installationId, answer.patch);
    if (refused.length > 0) installations.refuse(interceptor, refused);
  }
  // Where nobody may intercept, nobody is waited for.
  for (const one of event.modes.includes('intercept') ? await asked : []) {
    const { answer } = one;
    if (answer.type === 'block') return { ...answer, pluginName: await functions.nameOf(one) };
    if (answer.type === 'patch') apply(one.installationId, answer.patch);
  }
  for (const observer of listeners.filter(({ detail }) => modeOf(detail) === 'observe')) {
    void ask(observer, current, event, page, installations);
  }
  return { type: 'allow', payload: current };

  function apply(installationId: string, patch: JsonObject): readonly RefusedField[] {
    const { payload: patched, refused } = acceptPatch(current, patch, event?.patch);
    current = patched;
    if (refused.length > 0)
      telemetry({ type: 'patch-refused', event: name, installationId, fields: refused });
    return refused;
  }
}

async function ask(
  contribution: Contribution,
  payload: JsonObject,
  event: SurfaceEvent,
  page: Page,
  installations: Installations,
): Promise<EventAnswer> {
  const timeoutMs = timeoutOf(contribution.detail, event);
  try {
    return readAnswer(
      await withTimeout(
        installations.invoke(contribution, payload, page.context.get(), timeoutMs),
        timeoutMs,
      ),
    );
  } catch {
    // Reported by the sandbox already; the event goes on.
    return { type: 'allow' };
  }
}

/** The whole wait counts, a cold boot included: it is a person who waits. */
function withTimeout(answer: Promise<Json>, milliseconds: number): Promise<Json> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(null);
    }, milliseconds);
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

function readAnswer(answer: Json): EventAnswer {
  if (!isPlainObject(answer)) return { type: 'allow' };
  if (answer.type === 'block' && typeof answer.reason === 'string') {
    return { type: 'block', reason: answer.reason.slice(0, 500) };
  }
  if (answer.type === 'patch' && isJsonObject(answer.patch)) return { type: 'patch', patch: answer.patch };
  return { type: 'allow' };
}

function listensTo({ kind, detail, grants }: Contribution, event: SurfaceEvent): boolean {
  if (kind !== 'event' || !isPlainObject(detail) || detail.event !== event.name) return false;
  const allowed = event.permission === undefined || grants.includes(event.permission);
  const mode = modeOf(detail);
  return allowed && event.modes.some((declared) => declared === mode);
}

function modeOf(detail: Json): Json {
  return isJsonObject(detail) ? (detail.mode ?? 'observe') : 'observe';
}

function timeoutOf(detail: Json, { timeoutMs = DEFAULT_TIMEOUT_MS }: SurfaceEvent): number {
  const wanted = isPlainObject(detail) ? detail.timeoutMs : null;
  return typeof wanted === 'number' && wanted > 0 ? Math.min(wanted, timeoutMs) : timeoutMs;
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return isPlainObject(value);
}
