import {
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLCompositeType,
  type GraphQLList,
} from 'graphql';
import type { Selection, ShapedField } from './fields.ts';
import { leafCheck } from './leaf-check.ts';
import type { ShaperSource } from './shaper-source.ts';

/** Writes the function for objects of a type; handed in, because objects hold values and values objects. */
export type EmitObject = (
  source: ShaperSource,
  type: GraphQLCompositeType,
  selections: readonly Selection[],
) => string;

const quote = JSON.stringify;

/** The name of a function `(x,v,E)` for values of this type that are not null; null again: nothing may be shown. */
export function emitValue(
  source: ShaperSource,
  type: GraphQLOutputType,
  field: ShapedField,
  emitObject: EmitObject,
): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return emitList(source, nullable, field, emitObject);
  return isCompositeType(nullable)
    ? emitComposite(source, nullable, field, emitObject)
    : emitLeaf(source, nullable, field);
}

function emitLeaf(
  source: ShaperSource,
  type: GraphQLLeafType,
  { askedOf, responseName }: ShapedField,
): string {
  const check = leafCheck(type);
  const value = source.form === 'json' ? 'JSON.stringify(x)' : 'x';
  const problem = quote(`Invalid value found for field ${askedOf}.${responseName}.`);
  return source.once(`leaf ${type.name} ${problem}`, () =>
    check === null ? `(x){return ${value}}` : `(x,v,E){return ${check}?${value}:fail(E,${problem})}`,
  );
}

function emitComposite(
  source: ShaperSource,
  type: GraphQLCompositeType,
  field: ShapedField,
  emitObject: EmitObject,
): string {
  const { askedOf, responseName, selections } = field;
  const wrong = quote(`Invalid __typename found for object at field ${askedOf}.${responseName}.`);
  const key = `value ${type.name} ${source.keyOf(selections)} ${wrong}`;
  return source.once(key, () => {
    const guard = `if(typeof x!=='object')return fail(E,${quote(`Invalid value found for field ${askedOf}.${responseName}.`)});`;
    const fallback = emitObject(source, type, selections);
    if (!isAbstractType(type)) return `(x,v,E){${guard}return ${fallback}(x,v,E)}`;
    const narrower = 'getInterfaces' in type ? source.schema.getImplementations(type).interfaces : [];
    const cases = [...source.schema.getPossibleTypes(type), ...narrower].map(
      (each) => `case ${quote(each.name)}:return ${emitObject(source, each, selections)}(x,v,E);`,
    );
    const untyped = `case ${quote(type.name)}:case undefined:case null:return ${fallback}(x,v,E);`;
    return `(x,v,E){${guard}switch(x.__typename){${cases.join('')}${untyped}default:return fail(E,${wrong})}}`;
  });
}

function emitList(
  source: ShaperSource,
  type: GraphQLList<GraphQLOutputType>,
  field: ShapedField,
  emitObject: EmitObject,
): string {
  const { ofType } = type;
  const item = emitValue(source, ofType, field, emitObject);
  const missing = `Cannot return null for non-nullable array element of type ${String(getNullableType(ofType))} at index `;
  const whenNull = isNonNullType(ofType)
    ? `{if(E.length===n)fail(E,${quote(missing)}+i+'.',i);bad=true}`
    : '';
  const [empty, add, done] =
    source.form === 'json' ? [`''`, `o+=i===0?r:','+r`, `'['+o+']'`] : ['new Array(x.length)', 'o[i]=r', 'o'];
  const wrong = quote(`Invalid value found for field ${field.askedOf}.${field.responseName}.`);
  return source.once(
    `list ${item} ${String(type)}`,
    () =>
      `(x,v,E){if(!Array.isArray(x))return fail(E,${wrong});let o=${empty},bad=false;` +
      `for(let i=0;i<x.length;i++){const n=E.length;let r=x[i];r=r==null?null:${item}(r,v,E);` +
      `if(E.length>n)at(E,n,i);if(r===null)${whenNull || '{}'}${add}}return bad?null:${done}}`,
  );
}
