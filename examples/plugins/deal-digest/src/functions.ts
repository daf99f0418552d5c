import { defineFunctions } from '@guildhall/plugin-sdk/functions';
import { buildDigest } from './build-digest.ts';
import { latestDigest } from './latest-digest.ts';
import { noteSave } from './note-save.ts';

export const functions = defineFunctions({ noteSave, buildDigest, latestDigest });
