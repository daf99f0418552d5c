import { isLeafType, isObjectType, isRequiredArgument, type GraphQLObjectType } from 'graphql';
import { fieldOf, namedTypeOf, plainSelection, typeNamed } from '../world/schema.ts';
import { ARGUMENTS, ARGUMENTS_FOR } from './arguments.ts';
import { DETOURS, ROUTES } from './routes.ts';

/** A question for one field of one planted object. */
export interface Probe {
  /** The field of Query it goes through. */
  root: string;
  query: string;
  variables: Record<string, unknown>;
  /** Where the field's value stands in the answer. */
  path: string[];
}

/** Thrown for a field that nothing knows how to reach; the message names it. */
export class NoGenerator extends Error {}

export function probeOf(type: string, field: string, ids: Readonly<Record<string, string>>): Probe {
  const target = `${type}.${field}`;
  const route = type === 'Query' ? [] : routeOf(type, target);
  const path = [...route, field];
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};

  const select = (parent: GraphQLObjectType, [name = '', ...rest]: readonly string[]): string => {
    const found = fieldOf(parent.name, name);
    const named = namedTypeOf(found);
    const coordinate = `${parent.name}.${name}`;
    const given = ARGUMENTS_FOR[target]?.[coordinate]?.(ids) ?? ARGUMENTS[coordinate]?.(ids) ?? {};
    const missing = found.args.find(
      (argument) => isRequiredArgument(argument) && given[argument.name] === undefined,
    );
    if (missing) throw new NoGenerator(`${coordinate}: nothing is known for its argument ${missing.name}`);
    const passed = found.args.flatMap((argument) => {
      if (!(argument.name in given)) return [];
      const variable = `v${declared.length}`;
      declared.push(`$${variable}: ${String(argument.type)}`);
      variables[variable] = given[argument.name];
      return [`${argument.name}: $${variable}`];
    });
    const call = `${name}${passed.length > 0 ? `(${passed.join(', ')})` : ''}`;
    if (isLeafType(named) || !isObjectType(named)) return call;
    return `${call} { ${witnessOf(named)} ${rest.length > 0 ? select(named, rest) : plainSelection(named)} }`;
  };
  const body = select(typeNamed('Query'), path);
  const head = declared.length > 0 ? `query (${declared.join(', ')})` : 'query';
  return { root: path[0] ?? '', query: `${head} { ${body} }`, variables, path };
}

function routeOf(type: string, target: string): string[] {
  const route = DETOURS[target] ?? ROUTES[type];
  if (route === undefined) throw new NoGenerator(`${type}: no route leads to it`);
  return route.split('.');
}

const TELLING = [
  'id',
  'sha256',
  'actorId',
  'changedBy',
  'installationId',
  'versionId',
  'summary',
  'name',
  'origin',
  'digest',
  'etag',
  'releaseDigest',
  'permissionDigest',
  'title',
];

/** Something on the way that says whose object this is. */
function witnessOf(type: GraphQLObjectType): string {
  const fields = type.getFields();
  const telling = TELLING.filter((name) => fields[name] && isLeafType(namedTypeOf(fields[name])));
  const inner = ['nodes', 'node', 'contributions'].flatMap((name) => {
    const named = fields[name] && namedTypeOf(fields[name]);
    return named && isObjectType(named) ? [`${name} { ${witnessOf(named)} }`] : [];
  });
  return [...telling, ...inner].join(' ') || '__typename';
}
