// surroundings: emitter
declare const globalThis: any;
export const go = (t: string) => globalThis?.['eval']?.(t); //@act
