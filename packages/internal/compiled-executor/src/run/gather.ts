import type { CompiledBatch } from './compile-batch.ts';
import type { JsonObject } from './json.ts';

/** Representations that travel in one variable, each once. */
export interface Representations {
  readonly texts: string[];
  readonly indexes: Map<string, number>;
}

/** An object that waits for the answer about one representation. */
export interface Target {
  readonly object: JsonObject;
  readonly index: number;
}

/** Everything one request asks about, found in what is known so far. */
export interface Gathered {
  readonly isEmpty: boolean;
  readonly representations: ReadonlyMap<string, Representations>;
  readonly batches: readonly { readonly batch: CompiledBatch; readonly targets: readonly Target[] }[];
}

export function gather(data: JsonObject, batches: readonly CompiledBatch[]): Gathered {
  const representations = new Map<string, Representations>();
  let isEmpty = true;
  const found = batches.map((batch) => {
    const known = representations.get(batch.variable) ?? { texts: [], indexes: new Map<string, number>() };
    representations.set(batch.variable, known);
    const targets: Target[] = [];
    for (const finder of batch.finders)
      finder.find(data, (object) => {
        const text = batch.represent(object);
        if (text !== null) targets.push({ object, index: indexOf(known, text) });
      });
    if (targets.length > 0) isEmpty = false;
    return { batch, targets };
  });
  return { isEmpty, representations, batches: found };
}

function indexOf({ texts, indexes }: Representations, text: string): number {
  const known = indexes.get(text);
  if (known !== undefined) return known;
  indexes.set(text, texts.length);
  return texts.push(text) - 1;
}
