import { analyze } from './analyze.ts';
import { attestation } from './attestation.ts';
import type { Command } from './command.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { findings } from './findings.ts';
import { golden } from './golden.ts';
import { init } from './init.ts';
import { keyset } from './keyset.ts';
import { login } from './login.ts';
import { logs } from './logs.ts';
import { logout } from './logout.ts';
import { notices } from './notices.ts';
import { pack } from './pack.ts';
import { plugins } from './plugins.ts';
import { publish } from './publish.ts';
import { runFunction } from './run-function.ts';
import { status } from './status.ts';
import { submit } from './submit.ts';
import { types } from './types.ts';
import { validate } from './validate.ts';
import { verify } from './verify.ts';
import { whoami } from './whoami.ts';
import { yank } from './yank.ts';

/** Every command, in the order --help lists them. */
export const COMMANDS: readonly Command[] = [
  login,
  logout,
  whoami,
  init,
  validate,
  types,
  runFunction,
  golden,
  analyze,
  explain,
  diff,
  pack,
  submit,
  status,
  findings,
  publish,
  yank,
  logs,
  notices,
  plugins,
  attestation,
  verify,
  keyset,
];
