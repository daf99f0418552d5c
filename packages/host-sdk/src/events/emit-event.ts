import type { Json, JsonObject, RefusedField } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from '../contribution.ts';
import type { EventAnswer } from '../functions/event-answer.ts';
import type { EventFunctions } from '../functions/event-functions.ts';
import type { EmitOutcome } from '../host.ts';
import type { Installations } from '../installations.ts';
import type { Page } from '../page.ts';
import { acceptPatch } from '../patch/accept-patch.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import type { SurfaceEvent } from '../surface.ts';
import type { Telemetry } from '../telemetry.ts';
import { listenersOf } from './event-listeners.ts';

const DEFAULT_TIMEOUT_MS = 2_000;

/** What an event needs of the page it happens on. */
export interface Emitting {
  readonly page: Page;
  readonly installations: Pick<Installations, 'prepare' | 'invoke' | 'refuse'>;
  readonly functions: EventFunctions;
  readonly telemetry: Telemetry;
  /** Resolves when the marketplace answered this page for the first time, or could not be reached. */
  readonly answered: Promise<void>;
}

/**
 * Tells plugins about an event. Interceptors on the page are asked one after the other, each seeing the patches of those
 * before it; functions on the server are asked meanwhile, about the payload as it came, and their words are taken after
 * the page's, in the marketplace's order. A patch counts as far as the surface declares it. The first that blocks ends it.
 * One that does not run yet is waited for: for the first answer of the marketplace as long as an interceptor may think, for
 * its start as long as a start may take. One that fails, hangs or answers nonsense counts as allowing: a host must go on
 * working when a plugin does not. Observers are told and not waited for.
 */
export async function emitEvent(name: string, payload: JsonObject, emitting: Emitting): Promise<EmitOutcome> {
  const { page, installations, functions, telemetry } = emitting;
  const event = page.surface.events?.find((declared) => declared.name === name);
  if (!event) throw new TypeError(`The surface declares no event "${name}".`);
  const timeoutMs = event.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const intercepted = event.modes.includes('intercept');
  const asked = functions.ask(event, payload, timeoutMs);
  // A person who is quicker than the first answer does not get past those it would have named.
  if (intercepted && (await withTimeout(emitting.answered, timeoutMs)) === LATE)
    telemetry({ type: 'event-defaulted', event: name, installationId: null, message: UNKNOWN });
  const { interceptors, observers } = listenersOf(page, event);
  await Promise.all(interceptors.map((one) => installations.prepare(one)));

  let current = payload;
  for (const interceptor of interceptors) {
    const answer = await ask(interceptor, current, event, emitting);
    if (answer.type === 'block') return { ...answer, pluginName: interceptor.pluginName };
    if (answer.type !== 'patch') continue;
    const refused = apply(interceptor.installationId, answer.patch);
    if (refused.length > 0) installations.refuse(interceptor, refused);
  }
  // Where nobody may intercept, nobody is waited for.
  for (const one of intercepted ? await asked : []) {
    const { answer } = one;
    if (answer.type === 'block') return { ...answer, pluginName: await functions.nameOf(one) };
    if (answer.type === 'patch') apply(one.installationId, answer.patch);
  }
  for (const observer of observers) tell(observer, current, event, emitting);
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
  { page, installations, telemetry }: Emitting,
): Promise<EventAnswer> {
  const timeoutMs = timeoutOf(contribution.detail, event);
  try {
    const asked = installations.invoke(contribution, payload, page.context.get(), timeoutMs);
    const answer = await withTimeout(asked, timeoutMs);
    if (answer !== LATE) return readAnswer(answer);
    const { installationId } = contribution;
    const message = `It did not answer within ${timeoutMs} ms.`;
    telemetry({ type: 'event-defaulted', event: event.name, installationId, message });
    return { type: 'allow' };
  } catch {
    // Reported by the sandbox already; the event goes on.
    return { type: 'allow' };
  }
}

const UNKNOWN = 'The marketplace had not yet told who intercepts it.';

const LATE = Symbol('late');

function tell(
  observer: Contribution,
  payload: JsonObject,
  event: SurfaceEvent,
  { page, installations }: Emitting,
): void {
  const timeoutMs = timeoutOf(observer.detail, event);
  // Reported by the sandbox already; nobody waits for it.
  installations.invoke(observer, payload, page.context.get(), timeoutMs).catch(() => undefined);
}

/** LATE when the time is over: it is a person who waits. */
function withTimeout<T>(answer: Promise<T>, milliseconds: number): Promise<T | typeof LATE> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(LATE);
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

function timeoutOf(detail: Json, { timeoutMs = DEFAULT_TIMEOUT_MS }: SurfaceEvent): number {
  const wanted = isPlainObject(detail) ? detail.timeoutMs : null;
  return typeof wanted === 'number' && wanted > 0 ? Math.min(wanted, timeoutMs) : timeoutMs;
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return isPlainObject(value);
}
