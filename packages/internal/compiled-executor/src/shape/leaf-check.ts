import { isEnumType, type GraphQLLeafType } from 'graphql';

const CHECKS: Readonly<Record<string, string>> = {
  String: `typeof x==='string'`,
  ID: `typeof x==='string'||isWhole(x)`,
  Int: 'isWhole(x)',
  Float: `typeof x==='number'`,
  Boolean: `typeof x==='boolean'`,
};

/** An expression that says whether `x` may stand for this type; values are passed on as they came. Null: anything may. */
export function leafCheck(type: GraphQLLeafType): string | null {
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => `x===${JSON.stringify(name)}`);
    return names.join('||') || 'false';
  }
  return CHECKS[type.name] ?? null;
}

/** Whole numbers that JSON writes without an exponent. */
export function isWhole(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21;
}
