/** Pieces of documents. What is exported from a `documents.ts` is shipped as it stands; these are not. */
export const LISTING = 'title summary icon categories';

export const CONSENT = `
  version { id factSheet { permissions { name declared observed } origins { name declared observed } capabilities } }
  versionString permissionDigest changeClass
  permissions { name title description sensitivity purpose required added }
  origins { origin purpose userData required added }`;

export const INSTALLATION = `
  id rev state settings grants availableActions
  plugin { id name listing { ${LISTING} } }
  lock { versionString version { id manifest } }
  runnable { ok reasons { code message } }
  consent { permissionDigest }
  pendingUpdate { ${CONSENT} }`;

/** A change of an installation that answers with all of it. */
export const installationChange = (
  name: string,
  input: string,
): string => `mutation Fernhill_${name}($input: ${input}!) {
  ${name}(input: $input) { installation { ${INSTALLATION} } userErrors { code message field } }
}`;
