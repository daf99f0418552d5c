import { buildProject } from '../testing/build-project.ts';
import { startFakeGateway, TOKEN, type FakeGateway } from '../testing/fake-gateway.ts';
import { runGuildhall } from '../testing/guildhall.ts';

let gateway: FakeGateway;
let cwd: string;
const guildhall = (...args: string[]) =>
  runGuildhall(args, { cwd, env: { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url } });

beforeEach(async () => {
  gateway = await startFakeGateway();
  cwd = buildProject();
  gateway.marketplace.path = ['APPROVED'];
  await guildhall('submit', '--manual', '--wait');
});
afterEach(() => gateway.close());

const FINDING = {
  id: 'fnd_1',
  ruleId: 'eval-code',
  check: 'analysis',
  severity: 'HIGH',
  confidence: 'high',
  file: 'src/index.ts',
  line: 3,
  column: 1,
  message: 'Text becomes code.\u001b[2J',
  why: 'Nobody can review it.',
  fix: 'Write it out.',
  excerpt: 'eval(x)',
  ...{ endLine: 3, endColumn: 8, cwe: 95, knownSince: null, acceptance: null },
  flow: [
    { file: 'src/index.ts', line: 1, column: 7, label: 'source: an answer' },
    { file: 'src/index.ts', line: 3, column: 1, label: 'sink: eval' },
  ],
};

describe('guildhall publish', () => {
  it('publishes the latest approved version, and is content when that was done before', async () => {
    expect((await guildhall('publish', 'orchard.greeter')).stdout).toContain(
      'Published orchard.greeter 1.0.0.',
    );
    expect(await guildhall('publish', 'orchard.greeter', '1.0.0')).toMatchObject({ code: 0 });
    expect(gateway.marketplace.effects).toMatchObject({ publishVersion: 1 });
  });

  it('does it once when the answer is lost', async () => {
    gateway.disturb('publishVersion', 'cut-after');
    expect(await guildhall('publish', 'orchard.greeter')).toMatchObject({ code: 0 });
    expect(gateway.marketplace.effects).toMatchObject({ publishVersion: 1 });
  });

  it('says when there is nothing to publish', async () => {
    await guildhall('publish', 'orchard.greeter');
    const ran = await guildhall('publish', 'orchard.greeter');
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain('orchard.greeter has no approved version.');
  });
});

describe('guildhall yank', () => {
  it('needs a reason', async () => {
    expect(await guildhall('yank', 'orchard.greeter', '1.0.0')).toMatchObject({ code: 2 });
    expect(gateway.marketplace.effects).not.toHaveProperty('yankVersion');
  });

  it('yanks again what was offered again in between, with the same words', async () => {
    const yank = () => guildhall('yank', 'orchard.greeter', '1.0.0', '--reason', 'A mistake.');
    await yank();
    Object.assign(gateway.marketplace.version('ver_1') ?? {}, { state: 'PUBLISHED', rev: 9 });
    expect(await yank()).toMatchObject({ code: 0 });
    expect(gateway.marketplace.effects).toMatchObject({ yankVersion: 2 });
  });
});

describe('guildhall status', () => {
  it('shows where every version stands, and one with its checks', async () => {
    expect((await guildhall('status', 'orchard.greeter')).stdout).toContain('1.0.0  Stage APPROVED');
    const one = await guildhall('status', 'orchard.greeter', '1.0.0');
    expect(one.stdout).toContain('Because of APPROVED.');
    expect(one.stdout).toContain('✔ build');
  });

  it.each([
    ['plugin', ['orchard.absent'], 'There is no plugin "orchard.absent"'],
    ['version', ['orchard.greeter', '9.0.0'], 'orchard.greeter has no version 9.0.0.'],
  ])('says which %s is not there', async (_name, args, words) => {
    const ran = await guildhall('status', ...args);
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain(words);
  });

  it('names the trusted build that submitted a version, for people and for programs', async () => {
    const built = {
      ...{ issuer: 'https://ci.example', repository: 'orchard/greeter' },
      workflow: '',
      ref: 'v1',
    };
    gateway.marketplace.trustedPublisher = built;
    const shown = await guildhall('status', 'orchard.greeter', '1.0.0');
    expect(shown.stdout).toContain('Submitted by a trusted build: orchard/greeter, v1, https://ci.example\n');
    const { stdout } = await guildhall('status', 'orchard.greeter', '1.0.0', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ trustedPublisher: built });
  });

  it('does not take an outage for a plugin that is not there', async () => {
    gateway.disturb('FindVersions', ...Array.from({ length: 5 }, () => 'outage' as const));
    const ran = await guildhall('status', 'orchard.greeter');
    expect(ran).toMatchObject({ code: 4, stdout: '' });
    expect(ran.stderr).toBe('error: Something broke on our side. Run the same command again in a moment.\n');
  });

  it('outlives a short outage without a word', async () => {
    gateway.disturb('FindVersions', 'outage');
    expect(await guildhall('status', 'orchard.greeter')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('guildhall findings', () => {
  it('shows what the marketplace found, tame, and ends with 1', async () => {
    gateway.marketplace.findings = [FINDING];
    const ran = await guildhall('findings', 'orchard.greeter');
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stdout).toContain('high[eval-code]: Text becomes code.\\u{1b}[2J');
    expect(ran.stdout).toContain('--> src/index.ts:3:1');
    expect(ran.stdout).toContain('3 | eval(x)\n     | ^^^^^^^');
    expect(ran.stdout).toContain('= cwe: CWE-95 https://cwe.mitre.org/data/definitions/95.html');
    expect(ran.stdout).toContain('= flow: src/index.ts:1:7 source: an answer');
    expect(ran.stdout).toContain('= flow: src/index.ts:3:1 sink: eval');
    expect(ran.stdout).not.toMatch(/known|accepted|new since/);
  });

  it('says since when a finding is known, and fails for none that a reviewer has accepted', async () => {
    const acceptance = { reason: 'Reviewed.', acceptedBy: 'staff', expiresAt: '2027-01-01T00:00:00.000Z' };
    const known = { ...FINDING, id: 'fnd_2', severity: 'LOW', knownSince: { versionString: '0.9.0' } };
    gateway.marketplace.findings = [{ ...FINDING, acceptance }, known];
    const ran = await guildhall('findings', 'orchard.greeter');
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain('= known: since 0.9.0');
    expect(ran.stdout).toContain('= accepted: until 2027-01-01 by staff: Reviewed.');
    expect(ran.stdout).toContain('0 new since the version published last, 1 accepted by reviewers.');
    const accepted = await guildhall('findings', 'orchard.greeter', '--accepted');
    expect(accepted).toMatchObject({ code: 0 });
    expect(accepted.stdout).toContain('Reviewed.');
    expect(accepted.stdout).not.toContain('known: since');
    const json = await guildhall('findings', 'orchard.greeter', '--accepted', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ findings: [{ acceptance }] });
  });

  it('ends as it does without --accepted: what is open is not hidden from a build', async () => {
    gateway.marketplace.findings = [FINDING];
    const ran = await guildhall('findings', 'orchard.greeter', '--accepted');
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stdout).not.toContain('eval-code');
  });

  it('says where each rule is explained', async () => {
    gateway.marketplace.findings = [FINDING, { ...FINDING, id: 'fnd_3', ruleId: 'custom/no-alert' }];
    const { stdout } = await guildhall('findings', 'orchard.greeter');
    expect(stdout).toContain('= docs: https://guildhall.dev/docs/rules/eval-code');
    expect(stdout).toContain('= docs: https://guildhall.dev/docs/rules/checks#custom');
  });

  it('shows an excerpt without a span as it is', async () => {
    gateway.marketplace.findings = [{ ...FINDING, excerpt: '/origins', endLine: null, endColumn: null }];
    expect((await guildhall('findings', 'orchard.greeter')).stdout).toContain('   | /origins\n');
  });

  it('has the shape of analyze with --json', async () => {
    gateway.marketplace.findings = [FINDING];
    const { stdout } = await guildhall(
      'findings',
      'orchard.greeter',
      '1.0.0',
      '--json',
      '--fail-on',
      'critical',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ ruleId: 'eval-code', severity: 'high', line: 3 }],
    });
  });

  it('ends with 0 when there are none', async () => {
    expect(await guildhall('findings', 'orchard.greeter')).toMatchObject({ code: 0 });
  });
});

describe('guildhall plugins', () => {
  it('lists them, by either name of the command', async () => {
    const { stdout } = await guildhall('plugins');
    expect(stdout).toContain('orchard.greeter');
    expect((await guildhall('plugins', 'list')).stdout).toBe(stdout);
  });
});
