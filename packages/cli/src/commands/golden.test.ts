import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProject } from '../testing/build-project.ts';
import { folderWith, runGuildhall, startGuildhall } from '../testing/guildhall.ts';

const FUNCTIONS = {
  main: undefined,
  contributes: {},
  functionsMain: 'src/functions.ts',
  functions: [{ name: 'greet' }],
  origins: {
    required: [{ origin: 'https://names.example', purpose: 'Knows names.', userData: false }],
    optional: [],
  },
};
const source = (body: string) => `
  import { defineFunctions } from '@guildhall/plugin-sdk/functions';
  defineFunctions({ greet: async (payload, api) => { ${body} } });`;
const GREET = `const answer = await api.fetch('https://names.example/1'); return { hello: payload, status: answer.status };`;
const ANSWERS = JSON.stringify({ fetch: { 'GET https://names.example/1': { body: 'Ada' } } });

const project = (body: string) =>
  buildProject(FUNCTIONS, { 'src/functions.ts': source(body), 'answers.json': ANSWERS });
const RECORD = ['golden', 'record', '.', 'greet', '--payload', '"Ada"', '--answers', 'answers.json'];
const record = (cwd: string, ...more: string[]) => runGuildhall([...RECORD, ...more], { cwd });

/** A project with one golden invocation, and the same one written otherwise. */
async function recorded(): Promise<{ cwd: string; changed: (body: string) => string }> {
  const cwd = project(GREET);
  await record(cwd);
  return {
    cwd,
    changed(body) {
      const other = folderWith({});
      cpSync(cwd, other, { recursive: true });
      writeFileSync(join(other, 'src/functions.ts'), source(body));
      return other;
    },
  };
}

describe('guildhall golden', () => {
  it('records what a function got, asked and came to, once under each name', async () => {
    const cwd = project(GREET);
    const ran = await record(cwd);
    expect(ran).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Recorded as golden/greet.json.') as string,
    });
    expect(JSON.parse(readFileSync(join(cwd, 'golden/greet.json'), 'utf8'))).toMatchObject({
      ...{
        format: 1,
        function: 'greet',
        payload: 'Ada',
        outcome: 'ok',
        value: { hello: 'Ada', status: 200 },
      },
      calls: [{ op: 'fetch', args: { url: 'https://names.example/1' }, answer: { status: 200 } }],
    });
    // In a process of its own: an error of the file system is no Error to code that jest has loaded.
    expect((await startGuildhall(RECORD, { cwd })).stderr).toContain('golden/greet.json is there already.');
    expect(await record(cwd, '--overwrite')).toMatchObject({ code: 0 });
  });

  it('checks that it still does, and says in what it does not', async () => {
    const { cwd, changed } = await recorded();
    expect(await runGuildhall(['golden', 'check'], { cwd })).toMatchObject({ code: 0, stdout: '✔ greet\n' });
    const other = changed(GREET.replace('names.example/1', 'names.example/2'));
    const ran = await runGuildhall(['golden', 'check'], { cwd: other });
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stdout).toContain('✘ greet\n  It calls fetch with arguments not seen before.');
  });

  it('is replayed by diff: a call that was not there asks for a reviewer', async () => {
    const { cwd, changed } = await recorded();
    const same = await runGuildhall(
      ['diff', changed(`/* the same */ ${GREET}`), '--against', cwd, '--json'],
      { cwd },
    );
    expect(JSON.parse(same.stdout)).not.toMatchObject({ changes: [{ axis: 'BEHAVIOUR' }] });
    const leak = changed(`await api.storage.set('copy', payload); ${GREET}`);
    const ran = await runGuildhall(['diff', leak, '--against', cwd], { cwd });
    expect(ran).toMatchObject({ code: 5 });
    expect(ran.stdout).toContain(
      'Behaviour\n  In the golden invocation greet it now also calls storage.set. [rereview]',
    );
  });

  it.each([
    [['golden', 'record'], 'Say what to record'],
    [['golden', 'record', '.', 'gret'], 'Did you mean "greet"?'],
    [['golden', 'polish'], '--act: is record or check'],
    [
      ['golden', 'record', '.', 'greet', '--answers', 'answers.json', '--name', '../out'],
      '--name has 1 to 64',
    ],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, stderr } = await runGuildhall(args, { cwd: project(GREET) });
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it('says that there are none, and which files are none', async () => {
    const cwd = project(GREET);
    expect(await runGuildhall(['golden', 'check'], { cwd })).toMatchObject({
      code: 0,
      stdout: 'There are no golden invocations.\n',
    });
    const bad = buildProject(FUNCTIONS, { 'src/functions.ts': source(GREET), 'golden/a.json': '{}' });
    const ran = await runGuildhall(['golden', 'check'], { cwd: bad });
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stdout).toContain('golden/a.json is no golden invocation');
  });
});
