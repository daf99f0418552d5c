import { parseWhen } from '@guildhall/when-clause';
import { valid, validRange } from 'semver';
import { checkFunctions } from './functions/check-functions.ts';
import { checkSecrets } from './functions/check-secrets.ts';
import { checkWebhooks } from './functions/check-webhooks.ts';
import type { Manifest, SettingDeclaration } from './manifest.ts';
import type { ManifestError } from './manifest-error.ts';
import { nearestHint } from './nearest-hint.ts';
import { pointerTo } from './json/pointer.ts';
import { jsonSchemaFault } from './schema-validator.ts';

type Rule = (manifest: Manifest) => ManifestError[];

/** What a schema cannot say: how the parts of one manifest fit together. */
const RULES: readonly Rule[] = [
  versionIsSemver,
  rangesAreSemver,
  namesAreUnique,
  menusRunOwnCommands,
  whenClausesParse,
  codeHasAnEntry,
  defaultsFitTheirSetting,
  argumentSchemasAreSchemas,
  checkFunctions,
  checkSecrets,
  checkWebhooks,
];

/** All that is wrong inside a manifest that its schema accepts. */
export function checkManifest(manifest: Manifest): ManifestError[] {
  return RULES.flatMap((rule) => rule(manifest));
}

function versionIsSemver({ version }: Manifest): ManifestError[] {
  if (valid(version) !== null) return [];
  return [{ code: 'NOT_SEMVER', message: `"${version}" is not a SemVer 2 version.`, path: '/version' }];
}

function rangesAreSemver({ engines }: Manifest): ManifestError[] {
  return Object.entries(engines.surface)
    .filter(([, range]) => validRange(range) === null)
    .map(([host, range]) => ({
      code: 'NOT_SEMVER',
      message: `"${range}" is not a range of versions; write something like ^1.2.0.`,
      path: pointerTo('/engines/surface', host),
    }));
}

function namesAreUnique(manifest: Manifest): ManifestError[] {
  const { contributes, permissions, origins } = manifest;
  return [
    ...repeated(manifest.functions ?? [], '/functions', 'name', ({ name }) => name),
    ...repeated(manifest.schedules ?? [], '/schedules', 'id', ({ id }) => id),
    ...repeated(manifest.webhooks ?? [], '/webhooks', 'id', ({ id }) => id),
    ...repeated(manifest.secrets ?? [], '/secrets', 'name', ({ name }) => name),
    ...repeated(contributes.views ?? [], '/contributes/views', 'id', ({ id }) => id),
    ...repeated(contributes.pages ?? [], '/contributes/pages', 'id', ({ id }) => id),
    ...repeated(contributes.commands ?? [], '/contributes/commands', 'id', ({ id }) => id),
    ...repeated(contributes.menus ?? [], '/contributes/menus', 'command', menuName),
    ...repeated(
      contributes.events ?? [],
      '/contributes/events',
      'event',
      ({ event, mode }) => `${event} (${mode})`,
    ),
    ...repeated(permissions.required, '/permissions/required', 'name', ({ name }) => name),
    ...repeated(
      permissions.optional,
      '/permissions/optional',
      'name',
      ({ name }) => name,
      permissions.required,
    ),
    ...repeated(origins.required, '/origins/required', 'origin', ({ origin }) => origin),
    ...repeated(origins.optional, '/origins/optional', 'origin', ({ origin }) => origin, origins.required),
  ];
}

function menuName({ extensionPoint, command }: { extensionPoint: string; command: string }): string {
  return `${command} in ${extensionPoint}`;
}

/** Entries whose name was used before, in this list or in `earlier`. */
function repeated<T>(
  entries: readonly T[],
  path: string,
  key: string,
  nameOf: (entry: T) => string,
  earlier: readonly T[] = [],
): ManifestError[] {
  const seen = new Set(earlier.map(nameOf));
  return entries.flatMap((entry, index) => {
    const name = nameOf(entry);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `"${name}" is declared twice. Keep one of the two.`;
    return [{ code: 'DUPLICATE_NAME', message, path: `${path}/${index}/${key}` }];
  });
}

function menusRunOwnCommands({ contributes }: Manifest): ManifestError[] {
  const commands = (contributes.commands ?? []).map(({ id }) => id);
  return (contributes.menus ?? []).flatMap(({ command }, index) => {
    if (commands.includes(command)) return [];
    const message = `No command of this plugin is called "${command}". Declare it in contributes.commands.`;
    const path = `/contributes/menus/${index}/command`;
    return [{ code: 'UNKNOWN_COMMAND', message, path, ...nearestHint(command, commands) }];
  });
}

function whenClausesParse({ contributes }: Manifest): ManifestError[] {
  const kinds = ['views', 'pages', 'commands', 'menus', 'events'] as const;
  return kinds.flatMap((kind) =>
    (contributes[kind] ?? []).flatMap(({ when }, index) => {
      const parsed = when === undefined ? undefined : parseWhen(when);
      if (parsed === undefined || parsed.ok) return [];
      const { message, position, hint } = parsed.error;
      const path = `/contributes/${kind}/${index}/when`;
      const told = `${message} (at character ${position + 1} of the clause)`;
      return [{ code: 'BAD_WHEN', message: told, path, ...(hint !== undefined && { hint }) }];
    }),
  );
}

function codeHasAnEntry({ main, contributes }: Manifest): ManifestError[] {
  const { views = [], pages = [], commands = [], events = [] } = contributes;
  const handled = events.filter(({ handler }) => handler !== undefined);
  if (main !== undefined || [...views, ...pages, ...commands, ...handled].length === 0) return [];
  const message =
    'Views, pages, commands and event handlers need code. Name the entry module in "main", such as src/index.tsx.';
  return [{ code: 'MISSING_MAIN', message, path: '' }];
}

function defaultsFitTheirSetting({ contributes }: Manifest): ManifestError[] {
  return Object.entries(contributes.settings?.properties ?? {}).flatMap(([name, setting]) => {
    const path = pointerTo('/contributes/settings/properties', name);
    return settingFaults(setting).map((message) => ({ code: 'BAD_SETTING', message, path }));
  });
}

function settingFaults({ type, default: preset, enum: choices }: SettingDeclaration): string[] {
  const faults: string[] = [];
  if (preset !== undefined && typeof preset !== type) {
    faults.push(`The default is a ${typeof preset}, but the setting is a ${type}.`);
  }
  if (choices?.some((choice) => typeof choice !== type) === true) {
    faults.push(`Every choice in "enum" has to be a ${type}.`);
  }
  if (choices && preset !== undefined && !choices.some((choice) => choice === preset)) {
    faults.push('The default is not one of the choices in "enum".');
  }
  return faults;
}

function argumentSchemasAreSchemas({ contributes }: Manifest): ManifestError[] {
  return (contributes.commands ?? []).flatMap(({ arguments: schema }, index) => {
    const fault = schema && jsonSchemaFault(schema);
    if (fault === undefined) return [];
    const message = `This is not a JSON Schema: ${fault}.`;
    return [{ code: 'BAD_JSON_SCHEMA', message, path: `/contributes/commands/${index}/arguments` }];
  });
}
