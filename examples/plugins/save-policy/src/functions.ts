import { defineFunctions } from '@guildhall/plugin-sdk/functions';
import { checkSave } from './check-save.ts';

export const functions = defineFunctions({ checkSave });
