import { defineFunctions } from '@guildhall/plugin-sdk/functions';
import { lookUp } from './look-up.ts';

export const functions = defineFunctions({ lookUp });
