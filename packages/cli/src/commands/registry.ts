import { analyze } from './analyze.ts';
import type { Command } from './command.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { pack } from './pack.ts';
import { validate } from './validate.ts';
import { whoami } from './whoami.ts';

/** Every command, in the order --help lists them. */
export const COMMANDS: readonly Command[] = [login, logout, whoami, validate, analyze, pack];
