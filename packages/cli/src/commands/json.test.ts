import { z } from 'zod';
import { buildProject } from '../testing/build-project.ts';
import { startFakeGateway, TOKEN, type FakeGateway } from '../testing/fake-gateway.ts';
import { runGuildhall } from '../testing/guildhall.ts';
import { COMMANDS } from './registry.ts';

let gateway: FakeGateway;
let cwd: string;
const guildhall = (...args: string[]) =>
  runGuildhall(args, { cwd, env: { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url } });

beforeEach(async () => {
  gateway = await startFakeGateway();
  cwd = buildProject();
  gateway.marketplace.path = ['APPROVED'];
});
afterEach(() => gateway.close());

const PLUGIN = 'orchard.greeter';

const errorCode = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** A way to call each command, and the exit code it ends with here. */
const CALLS: Readonly<Record<string, readonly [args: readonly string[], code: number]>> = {
  login: [['--token', TOKEN], 0],
  logout: [[], 0],
  whoami: [[], 0],
  // This marketplace has no host that the plugin could be for.
  validate: [[], 1],
  // Nor one to begin another for.
  init: [['greeter'], 1],
  types: [['--surface', 'nothing.json'], 2],
  run: [['.', 'greet'], 2],
  golden: [['check'], 0],
  analyze: [[], 0],
  explain: [[], 0],
  diff: [['.', '--against', '.'], 0],
  pack: [['-o', 'out.tgz'], 0],
  submit: [['--manual', '--wait'], 0],
  status: [[PLUGIN], 0],
  findings: [[PLUGIN], 0],
  publish: [[PLUGIN], 0],
  yank: [[PLUGIN, '1.0.0', '--reason', 'A mistake.'], 0],
  logs: [[PLUGIN], 0],
  notices: [[], 0],
  plugins: [[], 0],
  attestation: [[`${PLUGIN}@1.0.0`], 1],
  verify: [['nothing.json'], 2],
  keyset: [['--root-key', 'nothing.pem'], 2],
};

/** What cannot be done here: the document is the error. */
const REFUSED = ['init', 'types', 'run', 'attestation', 'verify', 'keyset'];

/** What only a version in the marketplace can be asked. */
const OF_VERSIONS = ['status', 'findings', 'publish', 'yank', 'logs', 'attestation'];

describe('with --json', () => {
  it.each(COMMANDS.map(({ name }) => name))(
    '%s prints one document on stdout and nothing else',
    async (name) => {
      const [args, code] = CALLS[name] ?? [['say how to call it'], NaN];
      if (OF_VERSIONS.includes(name)) await guildhall('submit', '--manual', '--wait');

      const ran = await guildhall(name, ...args, '--json');

      expect(ran).toMatchObject({ code });
      const document: unknown = JSON.parse(ran.stdout);
      expect(document).toBeInstanceOf(Object);
      expect(errorCode.safeParse(document).success).toBe(REFUSED.includes(name));
    },
  );
});
