import { accessTo, serve } from '../testing/serve.ts';
import { changeSettings } from './change-settings.ts';

const answering = (changed: unknown, errors?: object[]) =>
  serve((_request, response) => response.end(JSON.stringify({ data: { changeSettings: changed }, errors })));
const signal = AbortSignal.timeout(5_000);

describe('changing the settings of an installation', () => {
  it('sends them whole, and answers nothing when they are saved', async () => {
    await using server = await answering({ installation: { id: 'ins_1' }, userErrors: [] });
    await expect(changeSettings(accessTo(server), 'ins_1', { least: 5 }, signal)).resolves.toEqual([]);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
      variables: { input: { installationId: 'ins_1', settings: { least: 5 } } },
    });
  });

  it('names the setting that was refused, in the words of the marketplace', async () => {
    const userErrors = [
      { code: 'BAD_INPUT', message: '"Least" is at least 0.', field: ['settings', 'least'] },
      { code: 'FORBIDDEN', message: 'An administrator may.', field: null },
      'nonsense',
    ];
    await using server = await answering({ installation: null, userErrors });
    await expect(changeSettings(accessTo(server), 'ins_1', { least: -1 }, signal)).resolves.toEqual([
      { name: 'least', message: '"Least" is at least 0.' },
      { name: null, message: 'An administrator may.' },
      { name: null, message: 'The marketplace did not say why.' },
    ]);
  });

  it('throws when the marketplace does not answer', async () => {
    await using server = await answering(null, [{ message: 'Try again later.' }]);
    await expect(changeSettings(accessTo(server), 'ins_1', {}, signal)).rejects.toThrow('Try again later.');
  });
});
