import { Models, SPDX } from '@cyclonedx/cyclonedx-library';

const EXPRESSION = /^[A-Za-z0-9.+()\- ]+$/;

/** A licence as the SBOM says it: an SPDX id, an SPDX expression, or only a name. */
export function licenceOf(text: string): Models.License {
  const id = SPDX.fixupSpdxId(text);
  if (id !== undefined) return new Models.SpdxLicense(id);
  return isExpression(text) ? new Models.LicenseExpression(text) : new Models.NamedLicense(text);
}

/** Ids joined by AND, OR and WITH. An id nobody knows makes it a name, so that readers are not misled. */
function isExpression(text: string): boolean {
  if (!EXPRESSION.test(text)) return false;
  const words = text.split(/[\s()]+/).filter((word) => word !== '');
  return words.every((word, at) => {
    if (word === 'AND' || word === 'OR' || word === 'WITH') return at > 0 && at < words.length - 1;
    return words[at - 1] === 'WITH' || SPDX.fixupSpdxId(word.replace(/\+$/, '')) !== undefined;
  });
}
