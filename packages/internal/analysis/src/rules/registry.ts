import type { Rule } from '../rule.ts';
import { blobWorker } from './blob-worker.ts';
import { credentialFile } from './credential-file.ts';
import { dataAsCode } from './data-as-code.ts';
import { dataInCommand } from './data-in-command.ts';
import { dataInMarkup } from './data-in-markup.ts';
import { decodedCode } from './decoded-code.ts';
import { dependencyConfusion } from './dependency-confusion.ts';
import { dynamicImport } from './dynamic-import.ts';
import { encodedPayload } from './encoded-payload.ts';
import { environmentRead } from './environment-read.ts';
import { escapedText } from './escaped-text.ts';
import { evalCode } from './eval-code.ts';
import { fileAccess } from './file-access.ts';
import { fileDestruction } from './file-destruction.ts';
import { flattenedFlow } from './flattened-flow.ts';
import { functionConstructor } from './function-constructor.ts';
import { hiddenFrame } from './hidden-frame.ts';
import { hiddenName } from './hidden-name.ts';
import { hiddenRequire } from './hidden-require.ts';
import { hiddenText } from './hidden-text.ts';
import { hostDataLeaves } from './host-data-leaves.ts';
import { htmlInjection } from './html-injection.ts';
import { installScript } from './install-script.ts';
import { interceptedCall } from './intercepted-call.ts';
import { killedProcess } from './killed-process.ts';
import { knownSecret } from './known-secret.ts';
import { licenceConflict } from './licence-conflict.ts';
import { licenceRefused } from './licence-refused.ts';
import { linkSwap } from './link-swap.ts';
import { lookAlikeName } from './look-alike-name.ts';
import { maliciousDependency } from './malicious-dependency.ts';
import { mangledNames } from './mangled-names.ts';
import { manifestConfusion } from './manifest-confusion.ts';
import { metadataAddress } from './metadata-address.ts';
import { minerLoop } from './miner-loop.ts';
import { minifiedSource } from './minified-source.ts';
import { miningPool } from './mining-pool.ts';
import { namedSecret } from './named-secret.ts';
import { nativeBuild } from './native-build.ts';
import { otherPackageWrite } from './other-package-write.ts';
import { packedCode } from './packed-code.ts';
import { privateKey } from './private-key.ts';
import { processFlood } from './process-flood.ts';
import { processStart } from './process-start.ts';
import { remoteCode } from './remote-code.ts';
import { remoteForm } from './remote-form.ts';
import { remoteImport } from './remote-import.ts';
import { remoteScript } from './remote-script.ts';
import { resourceFlood } from './resource-flood.ts';
import { sandboxCheck } from './sandbox-check.ts';
import { scriptElement } from './script-element.ts';
import { scriptUrl } from './script-url.ts';
import { secretInLog } from './secret-in-log.ts';
import { secretToNetwork } from './secret-to-network.ts';
import { sharedPrototypeWrite } from './shared-prototype-write.ts';
import { sideChannel } from './side-channel.ts';
import { slowPattern } from './slow-pattern.ts';
import { startupFile } from './startup-file.ts';
import { strangerRunsCode } from './stranger-runs-code.ts';
import { stringArray } from './string-array.ts';
import { SYNTAX_ERROR } from './syntax-error.ts';
import { styleLeak } from './style-leak.ts';
import { timeBomb } from './time-bomb.ts';
import { timerText } from './timer-text.ts';
import { undeclaredOrigin } from './undeclared-origin.ts';
import { undeclaredPermission } from './undeclared-permission.ts';
import { unguardedMerge } from './unguarded-merge.ts';
import { unpinnedSource } from './unpinned-source.ts';
import { vmCode } from './vm-code.ts';
import { vulnerableDependency } from './vulnerable-dependency.ts';
import { walletSwap } from './wallet-swap.ts';
import { wasmBytes } from './wasm-bytes.ts';
import { webToken } from './web-token.ts';

/** Every rule of the engine, in the order of their ids. */
export const RULES: readonly Rule[] = [
  blobWorker,
  credentialFile,
  dataAsCode,
  dataInCommand,
  dataInMarkup,
  decodedCode,
  dependencyConfusion,
  dynamicImport,
  encodedPayload,
  environmentRead,
  escapedText,
  evalCode,
  fileAccess,
  fileDestruction,
  flattenedFlow,
  functionConstructor,
  hiddenFrame,
  hiddenName,
  hiddenRequire,
  hiddenText,
  hostDataLeaves,
  htmlInjection,
  installScript,
  interceptedCall,
  killedProcess,
  knownSecret,
  licenceConflict,
  licenceRefused,
  linkSwap,
  lookAlikeName,
  maliciousDependency,
  mangledNames,
  manifestConfusion,
  metadataAddress,
  minerLoop,
  minifiedSource,
  miningPool,
  namedSecret,
  nativeBuild,
  otherPackageWrite,
  packedCode,
  privateKey,
  processFlood,
  processStart,
  remoteCode,
  remoteForm,
  remoteImport,
  remoteScript,
  resourceFlood,
  sandboxCheck,
  scriptElement,
  scriptUrl,
  secretInLog,
  secretToNetwork,
  sharedPrototypeWrite,
  sideChannel,
  slowPattern,
  startupFile,
  strangerRunsCode,
  stringArray,
  styleLeak,
  SYNTAX_ERROR,
  timeBomb,
  timerText,
  undeclaredOrigin,
  undeclaredPermission,
  unguardedMerge,
  unpinnedSource,
  vmCode,
  vulnerableDependency,
  walletSwap,
  wasmBytes,
  webToken,
];
