import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { openGateway } from '../gateway/gateway.ts';
import { done } from '../outcome.ts';
import { askForSession } from '../session/ask-for-session.ts';
import { findPersona } from '../session/dev-file.ts';
import { gatewayAddress } from '../session/gateway-address.ts';
import { writeSession } from '../session/session-file.ts';
import type { Session } from '../session/session.ts';
import { VIEWER, viewerLine } from '../session/viewer.ts';
import { visible } from '../terminal/visible.ts';
import { defineCommand } from './command.ts';

const input = z.object({
  gateway: z.string().optional(),
  token: z.string().optional(),
  persona: z.string().optional(),
  data: z.string().optional(),
});
type Input = z.infer<typeof input>;

export const login = defineCommand({
  name: 'login',
  summary: 'Sign in at a gateway, and remember it for this user of the machine.',
  options: [
    ['--gateway <url>', 'address of the gateway'],
    ['--token <token>', 'token or API key'],
    ['--persona <name>', 'development only: a persona of the nearest .guildhall/dev.json, such as publisher'],
    ['--data <folder>', 'with --persona: where that Guildhall keeps its data, if not in .guildhall'],
  ],
  notes: 'Without options, and at a terminal, you are asked.',
  input,
  async act(cli, given) {
    const chosen = await chooseSession(cli, given);
    if (!chosen.ok) return chosen;
    const address = gatewayAddress(chosen.value.gateway);
    if (!address.ok) return address;
    const remembered = { gateway: address.value, token: chosen.value.token };
    const viewer = await openGateway(remembered.gateway, remembered.token, cli).ask(VIEWER);
    if (!viewer.ok) return viewer;
    await writeSession(cli.environment.configFile, remembered);
    return ok(
      done(`Signed in as ${visible(viewerLine(viewer.value))}.`, {
        gateway: remembered.gateway,
        ...viewer.value,
      }),
    );
  },
});

async function chooseSession(cli: Cli, given: Input): Promise<Result<Session, Failure>> {
  const { persona, data } = given;
  if (persona !== undefined) return findPersona(cli.cwd, persona, { data, gateway: given.gateway });
  if (data !== undefined) return failed('usage', 'USAGE', '--data goes with --persona.');
  const gateway = given.gateway ?? cli.environment.gateway;
  const token = given.token ?? cli.environment.token;
  if (gateway !== undefined && token !== undefined) return ok({ gateway, token });
  if (cli.terminal.interactive) return askForSession({ gateway, token });
  return failed(
    'usage',
    'USAGE',
    'Say where and as whom: --gateway <url> --token <token>, or --persona <name>.',
  );
}
