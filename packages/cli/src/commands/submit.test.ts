import { buildProject, manifestText } from '../testing/build-project.ts';
import { startFakeGateway, TOKEN, type FakeGateway, type Mishap } from '../testing/fake-gateway.ts';
import { runGuildhall, startGuildhall } from '../testing/guildhall.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

let gateway: FakeGateway;

beforeEach(async () => {
  gateway = await startFakeGateway();
});
afterEach(() => gateway.close());

const submit = (cwd: string, ...args: string[]) =>
  runGuildhall(['submit', ...args], {
    cwd,
    env: { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url },
  });

describe('guildhall submit', () => {
  it('makes the plugin with its listing, uploads and submits, and says how to follow it', async () => {
    const ran = await submit(buildProject());
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('guildhall status orchard.greeter 1.0.0');
    expect(gateway.marketplace.plugins).toMatchObject([
      { name: 'orchard.greeter', title: 'Greeter', listing: 'READY', versions: [{ state: 'SUBMITTED' }] },
    ]);
  });

  it.each([
    ['published', ['CHECKING', 'EVALUATING', 'PUBLISHED'], 0],
    ['rejected', ['CHECKING', 'REJECTED'], 1],
    ['withdrawn', ['WITHDRAWN'], 1],
    ['in review', ['CHECKING', 'IN_REVIEW'], 5],
    ['quarantined', ['QUARANTINED'], 5],
    ['a question to the publisher', ['CHANGES_REQUESTED'], 5],
    ['a check that only a person can repair', ['CHECK_ERROR'], 5],
  ])('with --wait ends with its own code when it is %s', async (_name, path, code) => {
    gateway.marketplace.path = path;
    const ran = await submit(buildProject(), '--wait');
    expect(ran.code).toBe(code);
    expect(ran.stdout).toContain(`Stage ${path.at(-1) ?? ''}`);
  });

  it('with --wait tells stage, place in the queue, next actor, reason and finished checks', async () => {
    gateway.marketplace.nextActor = 'reviewer';
    const { stdout } = await submit(buildProject(), '--wait');
    expect(stdout).toContain(
      'Stage CHECKING · 2 before it in the queue · next: reviewer · Because of CHECKING.',
    );
    expect(stdout).toContain('✔ build');
  });

  it('brings a Sigstore bundle along, and reads it before anything is sent', async () => {
    const cwd = buildProject();
    const bundle = { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', messageSignature: {} };
    writeFileSync(join(cwd, 'greeter.sigstore.json'), JSON.stringify(bundle));
    expect(await submit(cwd, '--bundle', 'greeter.sigstore.json')).toMatchObject({ code: 0, stderr: '' });
    expect([...gateway.marketplace.bundles]).toEqual([['upl_1', bundle]]);
  });

  it('says that a bundle cannot be read, and submits nothing', async () => {
    const ran = await submit(buildProject(), '--bundle', 'nowhere.json');
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain('The Sigstore bundle nowhere.json cannot be read');
    expect(gateway.marketplace.plugins).toEqual([]);
  });

  it('shows why a version was rejected', async () => {
    gateway.marketplace.path = ['REJECTED'];
    const { stdout } = await submit(buildProject(), '--wait');
    expect(stdout).toContain('TOO_BOLD: It asks for too much.');
  });

  it('is done when an approved version waits for --manual publishing', async () => {
    gateway.marketplace.path = ['APPROVED'];
    const ran = await submit(buildProject(), '--wait', '--manual');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('guildhall publish orchard.greeter 1.0.0');
  });

  it('gives up waiting after --timeout, and says that it still waits', async () => {
    gateway.marketplace.path = ['CHECKING'];
    expect(await submit(buildProject(), '--wait', '--timeout', '0.5')).toMatchObject({ code: 5 });
  });

  it('says once why, when the marketplace puts all reasons into the stage', async () => {
    gateway.marketplace.path = ['CHECKING', 'REJECTED'];
    gateway.marketplace.reason = 'It asks for too much.';
    const { stdout } = await submit(buildProject(), '--wait');
    expect(stdout.slice(stdout.indexOf('orchard.greeter 1.0.0: '))).toBe(
      [
        'orchard.greeter 1.0.0: Stage REJECTED',
        '  TOO_BOLD: It asks for too much.',
        'See why with: guildhall findings orchard.greeter 1.0.0\n',
      ].join('\n'),
    );
    expect(stdout.match(/Stage REJECTED/g)).toHaveLength(1);
  });

  it('interrupted while it waits, says that the submission goes on and how to follow it', async () => {
    gateway.marketplace.path = ['CHECKING'];
    const ran = await startGuildhall(['submit', '--wait'], {
      cwd: buildProject(),
      env: { GUILDHALL_TOKEN: TOKEN, GUILDHALL_GATEWAY: gateway.url },
      interruptAt: 'Stage CHECKING',
    });
    expect(ran).toMatchObject({ code: 130, stderr: '' });
    expect(ran.stdout.trimEnd().split('\n').at(-1)).toBe(
      'No longer waiting; orchard.greeter 1.0.0 goes on by itself. Follow it with: guildhall status orchard.greeter 1.0.0',
    );
    expect(gateway.marketplace.version('ver_1')).toMatchObject({ state: 'CHECKING' });
  });

  it('prints one JSON document on stdout with --json, and progress on stderr', async () => {
    const { stdout, stderr } = await submit(buildProject(), '--wait', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      plugin: 'orchard.greeter',
      anew: true,
      version: { versionString: '1.0.0', state: 'PUBLISHED' },
    });
    expect(stderr).toContain('Stage CHECKING');
  });

  it('can be run again: the same bytes are not submitted twice', async () => {
    const project = buildProject();
    await submit(project);
    const again = await submit(project, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ anew: false });
    expect(gateway.marketplace.effects).toMatchObject({ createPlugin: 1, submitVersion: 1 });
  });

  it('refuses other bytes under a version string that was used', async () => {
    const project = buildProject();
    await submit(project);
    writeFileSync(join(project, 'plugin.json'), manifestText({ description: 'Greets in another way.' }));
    const ran = await submit(project);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('Raise "version" in plugin.json. (version)');
  });

  it('needs a namespace of one of your publishers', async () => {
    const ran = await submit(buildProject({ id: 'acme.greeter' }));
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('"acme". Yours is orchard.');
  });

  it('passes on what the marketplace objects to, word by word and with the field', async () => {
    gateway.marketplace.refusal = {
      code: 'BAD_INPUT',
      message: 'The title needs some text.',
      field: ['title'],
    };
    const ran = await submit(buildProject(), '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toEqual({
      error: { code: 'BAD_INPUT', message: 'The title needs some text.', field: ['title'] },
    });
  });

  it('names file, line and column of a manifest that does not hold', async () => {
    const ran = await submit(buildProject({ version: 'one' }));
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/plugin\.json:5:\d+: /);
    expect(gateway.asked).toEqual([]);
  });
});

/** As often as one question is asked before it counts as unanswered. */
const attempts = (mishap: Mishap) => Array.from({ length: 5 }, () => mishap);

describe('guildhall submit over a network that breaks', () => {
  it.each(['createPlugin', 'submitListing', 'createVersion', 'createUpload', 'PUT', 'submitVersion'])(
    'does %s once, whether its request or its answer is lost',
    async (step) => {
      gateway.disturb(step, 'cut-before', 'cut-after', 'busy');
      const ran = await submit(buildProject(), '--wait');
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      const { effects } = gateway.marketplace;
      expect(Object.values(effects).every((times) => times === 1)).toBe(true);
      expect(gateway.asked.filter((name) => name === step)).toHaveLength(4);
    },
  );

  it('with --wait waits through an outage, and tells when it begins and when it is over', async () => {
    gateway.marketplace.path = [
      'CHECKING',
      'EVALUATING',
      'EVALUATING',
      'EVALUATING',
      'EVALUATING',
      'PUBLISHED',
    ];
    gateway.disturb('ReadVersion', ...attempts('outage'));
    const ran = await submit(buildProject(), '--wait');
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stderr.split('\n')).toEqual([
      expect.stringContaining('The marketplace does not answer'),
      'The marketplace answers again.',
      '',
    ]);
  });

  it('with --wait ends with the outage once its time is over', async () => {
    gateway.disturb('ReadVersion', ...Array.from({ length: 100 }, () => attempts('outage')).flat());
    const ran = await submit(buildProject(), '--wait', '--timeout', '1');
    expect(ran).toMatchObject({ code: 4 });
    expect(ran.stderr).toContain('error: Something broke on our side.');
  });

  it('goes on where a run was cut off for good', async () => {
    const project = buildProject();
    gateway.disturb('submitVersion', ...attempts('cut-before'));
    expect(await submit(project)).toMatchObject({ code: 4 });
    expect(await submit(project, '--wait')).toMatchObject({ code: 0 });
    expect(gateway.marketplace.effects).toMatchObject({
      createPlugin: 1,
      createVersion: 1,
      submitVersion: 1,
    });
  });
});
