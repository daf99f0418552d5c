import { isNonNullType, isObjectType, isUnionType, type GraphQLCompositeType } from 'graphql';
import { emitValue } from './emit-value.ts';
import { collectFields, type Selection, type ShapedField } from './fields.ts';
import type { ShaperSource } from './shaper-source.ts';

const quote = JSON.stringify;
const ANSWERED_BY_US = new Set(['__schema', '__type']);

/** The name of a function `(x,v,E,I)` that shows an object of this type; null: a missing value takes it away. */
export function emitObject(
  source: ShaperSource,
  type: GraphQLCompositeType,
  selections: readonly Selection[],
): string {
  return source.once(`object ${type.name} ${source.keyOf(selections)}`, () => {
    const fields = collectFields(source, type, selections).filter(({ name }) => isAnswerable(type, name));
    const reads = fields.map((field, index) => emitField(source, type, field, index));
    return `(x,v,E,I){let n;${reads.join('')}return ${assemble(source, fields)}}`;
  });
}

/** What an abstract type's selections ask of its narrower types is not asked of an object that did not say its type. */
function isAnswerable(type: GraphQLCompositeType, name: string): boolean {
  return name.startsWith('__') || (!isUnionType(type) && name in type.getFields());
}

/** Reads one field into `r<index>`; it stays undefined where it is not shown. */
function emitField(
  source: ShaperSource,
  type: GraphQLCompositeType,
  field: ShapedField,
  index: number,
): string {
  const read = readField(source, type, field, `r${index}`);
  return field.shownWhen === null
    ? `let r${index};${read}`
    : `let r${index};if(${field.shownWhen.join('||')}){${read}}`;
}

function readField(source: ShaperSource, type: GraphQLCompositeType, field: ShapedField, r: string): string {
  const { name, responseName, askedOf } = field;
  const json = source.form === 'json';
  if (name === '__typename') {
    if (!isObjectType(type)) return 'return null;';
    return `${r}=${json ? quote(quote(type.name)) : quote(type.name)};`;
  }
  if (ANSWERED_BY_US.has(name)) {
    const value = `I[${quote(responseName)}]`;
    return `${r}=${json ? `JSON.stringify(${value})` : value};`;
  }
  const definition = isUnionType(type) ? undefined : type.getFields()[name];
  if (!definition) return '';
  const value = emitValue(source, definition.type, field, emitObject);
  const missing = quote(`Cannot return null for non-nullable field ${askedOf}.${responseName}.`);
  const whenNull = isNonNullType(definition.type)
    ? `if(${r}===null){if(E.length===n)fail(E,${missing},${quote(responseName)});return null}`
    : '';
  return (
    `n=E.length;${r}=x[${quote(responseName)}];${r}=${r}==null?null:${value}(${r},v,E);` +
    `if(E.length>n)at(E,n,${quote(responseName)});${whenNull}`
  );
}

/** A literal where every field is always shown: objects of one form are the fastest to build and to write. */
function assemble({ form }: ShaperSource, fields: readonly ShapedField[]): string {
  const parts = fields.map(({ responseName, shownWhen }, index) => ({
    key: quote(responseName),
    value: `r${index}`,
    isSure: shownWhen === null,
  }));
  if (form === 'object') {
    const sure = parts.filter(({ isSure }) => isSure).map(({ key, value }) => `${key}:${value}`);
    const literal = `{${sure.join()}}`;
    const others = parts.filter(({ isSure }) => !isSure);
    if (others.length === 0) return literal;
    const rest = others.map(({ key, value }) => `if(${value}!==undefined)o[${key}]=${value};`);
    return `((o)=>{${rest.join('')}return o})(${literal})`;
  }
  return parts.every(({ isSure }) => isSure)
    ? `'{'+${parts.map(({ key, value }, index) => `${quote(`${index ? ',' : ''}${key}:`)}+${value}`).join('+') || `''`}+'}'`
    : `'{'+[${parts.map(({ key, value }) => `${value}===undefined?'':${quote(`${key}:`)}+${value}`).join()}].filter(Boolean).join()+'}'`;
}
