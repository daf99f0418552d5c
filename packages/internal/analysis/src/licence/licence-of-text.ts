/** Licences by words that stand in their texts and in no other's, the narrower ones first. */
const TEXTS: readonly [string, RegExp][] = [
  ['AGPL-3.0', /GNU AFFERO GENERAL PUBLIC LICENSE/i],
  ['LGPL', /GNU (?:LESSER|LIBRARY) GENERAL PUBLIC LICENSE/i],
  ['GPL', /GNU GENERAL PUBLIC LICENSE|\bGPLv[23]\b/i],
  ['SSPL-1.0', /Server Side Public License/i],
  ['BUSL-1.1', /Business Source License/i],
  ['MPL-2.0', /Mozilla Public License,? (?:Version )?2\.0/i],
  ['EPL', /Eclipse Public License/i],
  ['Apache-2.0', /Apache License\s*,?\s*Version 2\.0/i],
  ['CC-BY-NC-4.0', /NonCommercial/i],
  ['Elastic-2.0', /Elastic License 2\.0/i],
  ['MIT', /Permission is hereby granted, free of charge, to any person obtaining a copy/i],
  ['ISC', /Permission to use, copy, modify, and(?:\/or)? distribute this software for any purpose/i],
  ['BSD', /Redistribution and use in source and binary forms/i],
  [
    'Proprietary',
    /All rights reserved\.?\s+(?:No part|Unauthori[sz]ed|This software is (?:proprietary|confidential))/i,
  ],
];

/** The family of the licence whose text this is, or null. Only the beginning counts: texts quote each other. */
export function licenceOfText(text: string): string | null {
  const head = text.slice(0, 1_500);
  return TEXTS.find(([, words]) => words.test(head))?.[0] ?? null;
}

/** Licences that ask more than a notice of whoever passes the work on. */
export function asksForSource(licence: string): boolean {
  return /^(?:A?GPL|SSPL|BUSL|CC-BY-NC|Elastic|Proprietary)/.test(licence);
}

/** Whether a file at the top of a package holds its licence, by its name. */
export function isLicenceFile(path: string): boolean {
  return /^(?:licen[cs]e|copying)(?:[-.][\w.-]+)?$/i.test(path);
}
