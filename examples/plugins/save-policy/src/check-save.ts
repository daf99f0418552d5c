import {
  allow,
  block,
  patch,
  type EventOutcome,
  type FunctionApi,
  type Json,
} from '@guildhall/plugin-sdk/functions';
import { readDetails } from './read-details.ts';

/** Lets a contact be saved, tidied up where that is all it takes, or says why not. */
export function checkSave(payload: Json, { settings }: FunctionApi): EventOutcome {
  const { name, company, stage } = readDetails(payload);
  const tidy = name.replaceAll(/\s+/gu, ' ').trim();
  if (tidy === '') return block('A contact needs a name.');
  if (stage === 'customer' && company === '' && settings['companyRequired'] !== false) {
    return block(`${tidy} is a customer, so please enter the company.`);
  }
  return tidy === name ? allow() : patch({ details: { name: tidy } });
}
