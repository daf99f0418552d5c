import { z } from 'zod';
import { defineMutation, defineQuery } from '../gateway/operation.ts';
import { VERSION_FIELDS, versionShape } from './version-fields.ts';

const pluginShape = z.object({
  id: z.string(),
  name: z.string(),
  rev: z.number(),
  publisher: z.object({ id: z.string(), name: z.string() }),
  listing: z.object({ state: z.string() }),
});
export type Plugin = z.infer<typeof pluginShape>;
const PLUGIN_FIELDS = 'id name rev publisher { id name } listing { state }';

const plugin = z.object({ plugin: pluginShape });
const draft = z.object({ version: z.object({ id: z.string(), state: z.string(), rev: z.number() }) });

export const FIND_SUBMISSION = defineQuery(
  `query FindSubmission($name: String!, $versionString: String!) {
    viewer { publishers { id name namespaces } }
    plugin(name: $name) { ${PLUGIN_FIELDS} version(versionString: $versionString) { ${VERSION_FIELDS} } }
  }`,
  z.object({
    viewer: z.object({
      publishers: z.array(z.object({ id: z.string(), name: z.string(), namespaces: z.array(z.string()) })),
    }),
    plugin: pluginShape.extend({ version: versionShape.nullable() }).nullable(),
  }),
  ({ plugin }) => plugin?.version,
);
export type Submission = z.infer<typeof FIND_SUBMISSION.shape>;

export const READ_VERSION = defineQuery(
  `query ReadVersion($id: ID!) { version(id: $id) { ${VERSION_FIELDS} } }`,
  z.object({ version: versionShape.nullable() }),
);

export const CREATE_PLUGIN = defineMutation(
  'createPlugin',
  'CreatePluginInput',
  `plugin { ${PLUGIN_FIELDS} }`,
  plugin,
);
export const SUBMIT_LISTING = defineMutation(
  'submitListing',
  'SubmitListingInput',
  `plugin { ${PLUGIN_FIELDS} }`,
  plugin,
);
export const CREATE_VERSION = defineMutation(
  'createVersion',
  'CreateVersionInput',
  'version { id state rev }',
  draft,
);
export const CREATE_UPLOAD = defineMutation(
  'createUpload',
  'CreateUploadInput',
  'upload { id url expiresAt }',
  z.object({ upload: z.object({ id: z.string(), url: z.string(), expiresAt: z.string() }) }),
);
export const ATTACH_SIGSTORE = defineMutation(
  'attachSigstoreBundle',
  'AttachSigstoreBundleInput',
  'upload { id }',
  z.object({ upload: z.object({ id: z.string() }) }),
);
export const SUBMIT_VERSION = defineMutation(
  'submitVersion',
  'SubmitVersionInput',
  'version { id state rev }',
  draft,
);
