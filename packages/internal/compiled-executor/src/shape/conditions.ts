import { Kind, type SelectionNode } from 'graphql';

/**
 * When a selection counts, as an expression over the variables `v`; null: always; `false`: never. Only names of
 * variables enter the expression, as JSON strings.
 */
export function conditionOf({ directives = [] }: SelectionNode): string | null {
  const parts: string[] = [];
  for (const { name, arguments: given } of directives) {
    const value = given?.find((argument) => argument.name.value === 'if')?.value;
    const wanted = name.value === 'include';
    if (!value || !(wanted || name.value === 'skip')) continue;
    if (value.kind === Kind.VARIABLE)
      parts.push(`${wanted ? '' : '!'}v[${JSON.stringify(value.name.value)}]`);
    else if (value.kind === Kind.BOOLEAN && value.value !== wanted) return 'false';
  }
  return parts.length === 0 ? null : parts.join('&&');
}
