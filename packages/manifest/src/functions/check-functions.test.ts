import type { Manifest } from '../manifest.ts';
import { parseManifest } from '../parse-manifest.ts';
import { buildManifest } from '../testing/build-manifest.ts';

const server = {
  functionsMain: 'src/functions.ts',
  functions: [{ name: 'digest' }, { name: 'check', public: true }],
} satisfies Partial<Manifest>;
const intercept = { event: 'contact.beforeSave', mode: 'intercept' } as const;

async function errorsOf(changes: object) {
  const parsed = await parseManifest(JSON.stringify({ ...buildManifest(server), ...changes }));
  return parsed.ok ? [] : parsed.error;
}

describe('the functions of a manifest', () => {
  it('may be run by schedules, webhooks and events', async () => {
    const errors = await errorsOf({
      schedules: [
        { id: 'nightly', function: 'digest', cron: '0 2 * * *' },
        { id: 'often', function: 'digest', every: 'PT15M' },
      ],
      webhooks: [{ id: 'inbound', function: 'digest', title: 'From the mail server' }],
      contributes: { events: [{ ...intercept, function: 'check' }] },
      secrets: [
        { name: 'MAIL_KEY', label: 'Mail key', required: true, origins: ['https://api.acme.example'] },
      ],
    });
    expect(errors).toEqual([]);
  });

  it('need no entry module for the page when only functions handle events', async () => {
    const errors = await errorsOf({
      main: undefined,
      contributes: { events: [{ ...intercept, function: 'check' }] },
    });
    expect(errors).toEqual([]);
  });

  it.each<[string, object, object]>([
    [
      'a schedule of an unknown function',
      { schedules: [{ id: 'a', function: 'digset', every: 'PT15M' }] },
      { code: 'UNKNOWN_FUNCTION', path: '/schedules/0/function', hint: 'Did you mean "digest"?' },
    ],
    [
      'a webhook of an unknown function',
      { webhooks: [{ id: 'a', function: 'chek', title: 'A' }] },
      { code: 'UNKNOWN_FUNCTION', path: '/webhooks/0/function', hint: 'Did you mean "check"?' },
    ],
    [
      'an event of an unknown function',
      { contributes: { events: [{ ...intercept, function: 'chek' }] } },
      { code: 'UNKNOWN_FUNCTION', path: '/contributes/events/0/function', hint: 'Did you mean "check"?' },
    ],
    [
      'an event with a handler and a function',
      { contributes: { events: [{ ...intercept, handler: 'a', function: 'check' }] } },
      { code: 'HANDLER_OR_FUNCTION', path: '/contributes/events/0' },
    ],
    [
      'an event with neither',
      { contributes: { events: [intercept] } },
      { code: 'HANDLER_OR_FUNCTION', path: '/contributes/events/0' },
    ],
    [
      'functions without their module',
      { functionsMain: undefined },
      { code: 'MISSING_FUNCTIONS_MAIN', path: '/functions' },
    ],
    ['a module without functions', { functions: [] }, { code: 'NO_FUNCTIONS', path: '/functionsMain' }],
    [
      'two functions of one name',
      { functions: [{ name: 'a' }, { name: 'a' }] },
      { code: 'DUPLICATE_NAME', path: '/functions/1/name' },
    ],
    [
      'a page that waits half a minute',
      { functions: [{ name: 'check', public: true, timeoutMs: 30_000 }] },
      { code: 'TIMEOUT_TOO_LONG', path: '/functions/0/timeoutMs' },
    ],
    [
      'more time than there is',
      { functions: [{ name: 'digest', timeoutMs: 30_001 }] },
      { code: 'OUT_OF_BOUNDS', path: '/functions/0/timeoutMs' },
    ],
    [
      'a schedule without times',
      { schedules: [{ id: 'a', function: 'digest' }] },
      { code: 'BAD_SCHEDULE', path: '/schedules/0' },
    ],
    [
      'a schedule with times of two kinds',
      { schedules: [{ id: 'a', function: 'digest', every: 'PT15M', cron: '0 2 * * *' }] },
      { code: 'BAD_SCHEDULE', path: '/schedules/0' },
    ],
    [
      'a schedule that runs every minute',
      { schedules: [{ id: 'a', function: 'digest', cron: '* * * * *' }] },
      { code: 'BAD_SCHEDULE', path: '/schedules/0/cron' },
    ],
    [
      'a schedule in seconds',
      { schedules: [{ id: 'a', function: 'digest', every: 'PT30S' }] },
      { code: 'NOT_ALLOWED', path: '/schedules/0/every' },
    ],
    [
      'a secret that goes to an address nobody declared',
      { secrets: [{ name: 'KEY', label: 'Key', required: false, origins: ['https://api.acme.exmaple'] }] },
      {
        code: 'UNKNOWN_ORIGIN',
        path: '/secrets/0/origins/0',
        hint: 'Did you mean "https://api.acme.example"?',
      },
    ],
    [
      'a secret in small letters',
      { secrets: [{ name: 'key', label: 'Key', required: false, origins: ['https://api.acme.example'] }] },
      { code: 'NOT_ALLOWED', path: '/secrets/0/name' },
    ],
    [
      'an unknown key of a function',
      { functions: [{ name: 'digest', pubilc: true }] },
      { code: 'UNKNOWN_KEY', path: '/functions/0/pubilc', hint: 'Did you mean "public"?' },
    ],
  ])('refuse %s', async (_, changes, error) => {
    expect(await errorsOf(changes)).toContainEqual(expect.objectContaining(error));
  });

  it('lets a function take half a minute that nobody waits for', async () => {
    expect(await errorsOf({ functions: [{ name: 'digest', timeoutMs: 30_000 }] })).toEqual([]);
  });

  it('lets a secret go to any subdomain of a declared wildcard, and to no other name', async () => {
    const origins = {
      required: [{ origin: 'https://*.acme.example', purpose: 'Keeps the notes.', userData: false }],
      optional: [],
    };
    const secret = { name: 'KEY', label: 'Key', required: true };
    const sentTo = (origin: string) => errorsOf({ origins, secrets: [{ ...secret, origins: [origin] }] });
    expect(await sentTo('https://api.acme.example')).toEqual([]);
    expect(await sentTo('https://acme.example')).toMatchObject([{ code: 'UNKNOWN_ORIGIN' }]);
    expect(await sentTo('https://api.notacme.example')).toMatchObject([{ code: 'UNKNOWN_ORIGIN' }]);
  });
});
