import type { JsonObject } from './json.ts';

/** Assembles the text that is posted to a subgraph; everything that never changes is written once. */
export function bodyWriter(asked: {
  operation: string;
  operationName: string | null;
  variables: readonly string[];
}): (sent: Readonly<JsonObject>, ready: readonly string[]) => string {
  const name = asked.operationName === null ? '' : `,"operationName":${JSON.stringify(asked.operationName)}`;
  const opening = `{"query":${JSON.stringify(asked.operation)}${name},"variables":{`;
  const fields = asked.variables.map((variable) => ({ variable, key: `${JSON.stringify(variable)}:` }));
  return (sent, ready) => {
    const written = [...ready];
    for (const { variable, key } of fields)
      if (Object.hasOwn(sent, variable) && sent[variable] !== undefined)
        written.push(key + JSON.stringify(sent[variable]));
    return `${opening}${written.join(',')}}}`;
  };
}
