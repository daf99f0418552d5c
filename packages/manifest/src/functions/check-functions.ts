import type { FunctionDeclaration, Manifest } from '../manifest.ts';
import type { ManifestError } from '../manifest-error.ts';
import { nearestHint } from '../nearest-hint.ts';
import { isWaitedFor, WAITED_FOR_MS } from './functions-of.ts';
import { parseSchedule } from './schedule.ts';

/** What does not fit together among functions, their triggers and the module they come from. */
export function checkFunctions(manifest: Manifest): ManifestError[] {
  return [
    ...moduleFaults(manifest),
    ...(manifest.functions ?? []).flatMap((declared, at) => timeoutFaults(declared, at, manifest)),
    ...referenceFaults(manifest),
    ...eventFaults(manifest),
    ...scheduleFaults(manifest),
  ];
}

function moduleFaults({ functionsMain, functions = [] }: Manifest): ManifestError[] {
  if (functions.length > 0 && functionsMain === undefined) {
    const message =
      'Functions need code. Name their entry module in "functionsMain", such as src/functions.ts.';
    return [{ code: 'MISSING_FUNCTIONS_MAIN', message, path: '/functions' }];
  }
  if (functions.length === 0 && functionsMain !== undefined) {
    const message =
      'No function is declared for this module. List its functions in "functions", or remove it.';
    return [{ code: 'NO_FUNCTIONS', message, path: '/functionsMain' }];
  }
  return [];
}

function timeoutFaults(
  { name, timeoutMs = 0 }: FunctionDeclaration,
  at: number,
  manifest: Manifest,
): ManifestError[] {
  if (timeoutMs <= WAITED_FOR_MS || !isWaitedFor(manifest, name)) return [];
  const message = `Somebody waits for "${name}": it may take at most ${WAITED_FOR_MS} ms, not ${timeoutMs} ms. Only functions that are not public and intercept nothing may take longer.`;
  return [{ code: 'TIMEOUT_TOO_LONG', message, path: `/functions/${at}/timeoutMs` }];
}

/** Every place that names a function, with where it stands. */
function referenceFaults({ functions = [], schedules = [], webhooks = [], contributes }: Manifest) {
  const names = functions.map(({ name }) => name);
  const references = [
    ...schedules.map((entry, at) => ({ name: entry.function, path: `/schedules/${at}/function` })),
    ...webhooks.map((entry, at) => ({ name: entry.function, path: `/webhooks/${at}/function` })),
    ...(contributes.events ?? []).map((entry, at) => ({
      name: entry.function,
      path: `/contributes/events/${at}/function`,
    })),
  ];
  return references.flatMap(({ name, path }): ManifestError[] => {
    if (name === undefined || names.includes(name)) return [];
    const message = `No function of this plugin is called "${name}". Declare it in functions.`;
    return [{ code: 'UNKNOWN_FUNCTION', message, path, ...nearestHint(name, names) }];
  });
}

function eventFaults({ contributes }: Manifest): ManifestError[] {
  return (contributes.events ?? []).flatMap((event, at) => {
    const path = `/contributes/events/${at}`;
    if ((event.handler === undefined) !== (event.function === undefined)) return [];
    const message = `The event "${event.event}" needs either a "handler", which runs in the page, or a "function", which runs on the server.`;
    return [{ code: 'HANDLER_OR_FUNCTION', message, path }];
  });
}

function scheduleFaults({ schedules = [] }: Manifest): ManifestError[] {
  return schedules.flatMap((declared, at) => {
    const schedule = parseSchedule(declared);
    if (schedule.ok) return [];
    const one = (declared.every === undefined) !== (declared.cron === undefined);
    const key = declared.every === undefined ? 'cron' : 'every';
    const path = one ? `/schedules/${at}/${key}` : `/schedules/${at}`;
    return [{ code: 'BAD_SCHEDULE', message: schedule.error, path }];
  });
}
