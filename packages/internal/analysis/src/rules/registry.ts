import type { Rule } from '../rule.ts';
import { blobWorker } from './blob-worker.ts';
import { credentialFile } from './credential-file.ts';
import { decodedCode } from './decoded-code.ts';
import { dynamicImport } from './dynamic-import.ts';
import { encodedPayload } from './encoded-payload.ts';
import { environmentRead } from './environment-read.ts';
import { escapedText } from './escaped-text.ts';
import { evalCode } from './eval-code.ts';
import { fileAccess } from './file-access.ts';
import { flattenedFlow } from './flattened-flow.ts';
import { functionConstructor } from './function-constructor.ts';
import { hiddenName } from './hidden-name.ts';
import { hiddenRequire } from './hidden-require.ts';
import { hiddenText } from './hidden-text.ts';
import { hostDataLeaves } from './host-data-leaves.ts';
import { installScript } from './install-script.ts';
import { knownSecret } from './known-secret.ts';
import { mangledNames } from './mangled-names.ts';
import { minifiedSource } from './minified-source.ts';
import { namedSecret } from './named-secret.ts';
import { nativeBuild } from './native-build.ts';
import { packedCode } from './packed-code.ts';
import { privateKey } from './private-key.ts';
import { processStart } from './process-start.ts';
import { remoteCode } from './remote-code.ts';
import { remoteImport } from './remote-import.ts';
import { remoteScript } from './remote-script.ts';
import { scriptElement } from './script-element.ts';
import { scriptUrl } from './script-url.ts';
import { secretToNetwork } from './secret-to-network.ts';
import { sideChannel } from './side-channel.ts';
import { stringArray } from './string-array.ts';
import { SYNTAX_ERROR } from './syntax-error.ts';
import { timerText } from './timer-text.ts';
import { undeclaredOrigin } from './undeclared-origin.ts';
import { undeclaredPermission } from './undeclared-permission.ts';
import { unpinnedSource } from './unpinned-source.ts';
import { vmCode } from './vm-code.ts';
import { wasmBytes } from './wasm-bytes.ts';
import { webToken } from './web-token.ts';

/** Every rule of the engine, in the order of their ids. */
export const RULES: readonly Rule[] = [
  blobWorker,
  credentialFile,
  decodedCode,
  dynamicImport,
  encodedPayload,
  environmentRead,
  escapedText,
  evalCode,
  fileAccess,
  flattenedFlow,
  functionConstructor,
  hiddenName,
  hiddenRequire,
  hiddenText,
  hostDataLeaves,
  installScript,
  knownSecret,
  mangledNames,
  minifiedSource,
  namedSecret,
  nativeBuild,
  packedCode,
  privateKey,
  processStart,
  remoteCode,
  remoteImport,
  remoteScript,
  scriptElement,
  scriptUrl,
  secretToNetwork,
  sideChannel,
  stringArray,
  SYNTAX_ERROR,
  timerText,
  undeclaredOrigin,
  undeclaredPermission,
  unpinnedSource,
  vmCode,
  wasmBytes,
  webToken,
];
