import fc from 'fast-check';
import type { Manifest } from '../manifest.ts';
import { buildManifest } from '../testing/build-manifest.ts';
import { changeClass } from './change-class.ts';
import { CHANGE_RULES } from './change-rules.ts';
import { worstClass, type ChangeClass } from './manifest-change.ts';

const base = buildManifest();
const { contributes } = base;
const read = { name: 'contacts.read', purpose: 'Show whose notes these are.' };
const write = { name: 'contacts.write', purpose: 'Writes the notes down.' };
const api = { origin: 'https://api.acme.example', purpose: 'Keeps the notes.', userData: false };
const cdn = { origin: 'https://cdn.acme.example', purpose: 'Serves pictures.', userData: false };
const sidebar = { id: 'notes', extensionPoint: 'crm.contact.sidebar@1', title: 'Notes', module: 'Notes' };
const observe = { event: 'contact.beforeSave', mode: 'observe', handler: 'onSave' } as const;
const command = { id: 'addNote', title: 'Add note', handler: 'addNote' };

const digest = { name: 'digest' };
const nightly = { id: 'nightly', function: 'digest', cron: '0 2 * * *' };
const inbound = { id: 'inbound', function: 'digest', title: 'From the mail server' };
const timed = { scheme: 'stripe', secrets: ['MAIL_KEY'] } as const;
const untimed = { scheme: 'github', secrets: ['MAIL_KEY'] } as const;
const mailKey = {
  ...{ name: 'MAIL_KEY', label: 'Key of the mail server', required: true },
  origins: [api.origin],
};
const server = { functionsMain: 'src/functions.ts', functions: [digest] };

type Row = readonly [what: string, next: Partial<Manifest>, classes: readonly ChangeClass[]];
const gate = ['reconsent', 'rereview'] as const;

const ROWS: readonly Row[] = [
  ['nothing', {}, []],
  ['only the version', { version: '1.1.0' }, []],
  ['a lower version', { version: '0.9.0' }, ['hold']],
  ['another id', { id: 'acme.other' }, ['hold']],
  ['another licence', { license: 'GPL-3.0-only' }, ['notify']],
  ['another name', { displayName: 'Better notes' }, ['auto']],
  ['another description', { description: 'Keeps better notes.' }, ['auto']],
  ['new categories', { categories: ['sales'] }, ['auto']],
  ['another entry module', { main: 'src/main.tsx' }, ['auto']],

  ['a new required permission', { permissions: { required: [read, write], optional: [] } }, gate],
  ['a new optional permission', { permissions: { required: [read], optional: [write] } }, ['notify']],
  ['one permission less', { permissions: { required: [], optional: [] } }, ['auto']],
  ['a permission that became optional', { permissions: { required: [], optional: [read] } }, ['auto']],
  [
    'another purpose',
    { permissions: { required: [{ ...read, purpose: 'To sell them.' }], optional: [] } },
    ['notify'],
  ],
  [
    'a permission exchanged for another',
    { permissions: { required: [write], optional: [] } },
    [...gate, 'auto'],
  ],

  ['a new required origin', { origins: { required: [api, cdn], optional: [] } }, gate],
  ['a new optional origin', { origins: { required: [api], optional: [cdn] } }, ['notify']],
  ['one origin less', { origins: { required: [], optional: [] } }, ['auto']],
  ['an origin that became optional', { origins: { required: [], optional: [api] } }, ['auto']],
  ['user data on its way out', { origins: { required: [{ ...api, userData: true }], optional: [] } }, gate],
  [
    'a wildcard origin',
    { origins: { required: [{ ...api, origin: 'https://*.acme.example' }], optional: [] } },
    [...gate, 'auto'],
  ],

  [
    'a view in a new place',
    {
      contributes: {
        ...contributes,
        views: [sidebar, { ...sidebar, id: 'b', extensionPoint: 'crm.home@1' }],
      },
    },
    ['rereview'],
  ],
  [
    'a second view in the same place',
    { contributes: { ...contributes, views: [sidebar, { ...sidebar, id: 'b' }] } },
    ['notify'],
  ],
  [
    'the same place in its next version',
    { contributes: { ...contributes, views: [{ ...sidebar, extensionPoint: 'crm.contact.sidebar@2' }] } },
    ['auto'],
  ],
  [
    'a page of its own',
    { contributes: { ...contributes, pages: [{ ...sidebar, extensionPoint: 'crm.pages@1' }] } },
    ['rereview'],
  ],
  ['a view less', { contributes: { ...contributes, views: [] } }, ['auto']],
  [
    'another title',
    { contributes: { ...contributes, views: [{ ...sidebar, title: 'My notes' }] } },
    ['auto'],
  ],
  [
    'a new command',
    { contributes: { ...contributes, commands: [command, { ...command, id: 'b' }] } },
    ['notify'],
  ],
  [
    'other arguments',
    { contributes: { ...contributes, commands: [{ ...command, arguments: { type: 'object' } }] } },
    ['notify'],
  ],
  [
    'an event to observe',
    { contributes: { ...contributes, events: [observe, { ...observe, event: 'deal.closed' }] } },
    ['notify'],
  ],
  [
    'an event to intercept',
    { contributes: { ...contributes, events: [observe, { ...observe, mode: 'intercept' }] } },
    ['rereview'],
  ],
  [
    'an observer that became an interceptor',
    { contributes: { ...contributes, events: [{ ...observe, mode: 'intercept' }] } },
    ['rereview', 'auto'],
  ],
  ['no settings any more', { contributes: { ...contributes, settings: { properties: {} } } }, ['auto']],
  [
    'a setting of another type',
    {
      contributes: {
        ...contributes,
        settings: { properties: { greeting: { type: 'number', title: 'Greeting' } } },
      },
    },
    ['notify'],
  ],

  ['its first function', server, ['auto', 'rereview', 'notify']],
  [
    'a schedule and a webhook',
    { ...server, schedules: [nightly], webhooks: [inbound] },
    ['auto', 'rereview', 'notify', 'notify', 'notify'],
  ],
  ['a new required secret', { secrets: [mailKey] }, gate],
  ['a new optional secret', { secrets: [{ ...mailKey, required: false }] }, ['notify']],

  ['a narrower range', { engines: { surface: { crm: '^1.1.0' } } }, ['notify']],
  ['a wider range', { engines: { surface: { crm: '^1.0.0 || ^2.0.0' } } }, ['auto']],
  ['another range', { engines: { surface: { crm: '^2.0.0' } } }, ['incompatible']],
  ['one more host', { engines: { surface: { crm: '^1.0.0', desk: '^1.0.0' } } }, ['auto']],
  ['another host', { engines: { surface: { desk: '^1.0.0' } } }, ['auto', 'incompatible']],
];

describe('the class of a change', () => {
  it.each(ROWS)('of %s', (_, next, classes) => {
    expect(changeClass(base, { ...base, ...next }).map((change) => change.class)).toEqual(classes);
  });

  it('asks for consent when an optional permission becomes required', () => {
    const before = buildManifest({ permissions: { required: [read], optional: [write] } });
    const after = buildManifest({ permissions: { required: [read, write], optional: [] } });
    expect(changeClass(before, after)).toMatchObject([
      {
        class: 'reconsent',
        path: '/permissions/required/1',
        sentence: 'Can no longer do without the permission contacts.write.',
      },
      { class: 'rereview' },
    ]);
  });

  it('decides compatibility by the surface in use where it is known', () => {
    const narrower = buildManifest({ engines: { surface: { crm: '^1.4.0' } } });
    expect(worstClass(changeClass(base, narrower, { crm: '1.2.0' }))).toBe('incompatible');
    expect(worstClass(changeClass(base, narrower, { crm: '1.5.0' }))).toBe('notify');
  });

  it('never gates a removal', () => {
    const bare = fc.record({
      views: fc.subarray([...(contributes.views ?? [])]),
      commands: fc.subarray([...(contributes.commands ?? [])]),
      menus: fc.subarray([...(contributes.menus ?? [])]),
      events: fc.subarray([...(contributes.events ?? [])]),
    });
    const less = fc.record({
      contributes: bare,
      permissions: fc.record({
        required: fc.subarray([...base.permissions.required]),
        optional: fc.constant([]),
      }),
      origins: fc.record({ required: fc.subarray([...base.origins.required]), optional: fc.constant([]) }),
    });
    fc.assert(
      fc.property(less, (removed) => {
        expect(worstClass(changeClass(base, { ...base, ...removed }))).toBe('auto');
      }),
    );
  });

  it('has no row that gates what is removed', () => {
    const removals = Object.entries(CHANGE_RULES).filter(([kind]) => /Removed|BecameOptional$/.test(kind));
    expect(removals.map(([, { classes }]) => classes)).toEqual(removals.map(() => ['auto']));
  });
});

describe('the class of a change to what runs on the server', () => {
  const before = buildManifest({ ...server, schedules: [nightly], webhooks: [inbound], secrets: [mailKey] });

  it.each<Row>([
    ['nothing', {}, []],
    ['a second function', { functions: [digest, { name: 'send' }] }, ['notify']],
    ['a function that pages may call', { functions: [{ ...digest, public: true }] }, ['notify']],
    ['a function with another title', { functions: [{ ...digest, title: 'Digest' }] }, ['auto']],
    ['a default that is written out', { functions: [{ ...digest, entry: 'digest', public: false }] }, []],
    ['another time', { schedules: [{ ...nightly, cron: '0 3 * * *' }] }, ['notify']],
    ['no schedule any more', { schedules: [] }, ['auto']],
    ['another title of a webhook', { webhooks: [{ ...inbound, title: 'From outside' }] }, ['notify']],
    ['no webhook any more', { webhooks: [] }, ['auto']],
    ['a webhook that asks for a signature', { webhooks: [{ ...inbound, signature: timed }] }, ['notify']],
    [
      'a secret that goes elsewhere, too',
      { secrets: [{ ...mailKey, origins: [api.origin, cdn.origin] }] },
      gate,
    ],
    ['a secret that goes to one address less', { secrets: [{ ...mailKey, origins: [] }] }, ['auto']],
    ['a secret that became optional', { secrets: [{ ...mailKey, required: false }] }, ['auto']],
    ['a secret asked for in other words', { secrets: [{ ...mailKey, label: 'Password' }] }, ['notify']],
    ['no secret any more', { secrets: [] }, ['auto']],
    [
      'an event that a function handles instead of the page',
      {
        contributes: {
          ...contributes,
          events: [{ event: observe.event, mode: 'observe', function: 'digest' }],
        },
      },
      ['notify'],
    ],
    [
      'nothing left on the server',
      { functions: [], schedules: [], webhooks: [], secrets: [] },
      ['auto', 'auto', 'auto', 'auto'],
    ],
  ])('of %s', (_, next, classes) => {
    expect(changeClass(before, { ...before, ...next }).map((change) => change.class)).toEqual(classes);
  });

  it.each([
    [
      'none',
      [inbound],
      [['rereview', 'No longer asks who calls the webhook inbound: whoever knows its address may.']],
    ],
    [
      'one that can be repeated',
      [{ ...inbound, signature: untimed }],
      [
        [
          'rereview',
          'Now believes calls of the webhook inbound however old they are: a recorded one can be repeated.',
        ],
      ],
    ],
    [
      'one by another secret',
      [{ ...inbound, signature: { ...timed, secrets: ['NEXT_KEY'] } }],
      [
        [
          'notify',
          'Lets the sender of the webhook inbound prove itself in another way, or with another secret.',
        ],
      ],
    ],
    ['the same', [{ ...inbound, signature: { ...timed } }], []],
  ] as const)(
    'gates a weaker proof of a webhook’s sender, and tells of another: %s',
    (_what, webhooks, told) => {
      const changes = changeClass(
        { ...before, webhooks: [{ ...inbound, signature: timed }] },
        { ...before, webhooks },
      );
      expect(changes.map((change) => [change.class, change.sentence])).toEqual(told);
    },
  );

  it('asks for consent when a secret becomes required', () => {
    const optional = { ...before, secrets: [{ ...mailKey, required: false }] };
    expect(changeClass(optional, before)).toMatchObject([
      {
        class: 'reconsent',
        path: '/secrets/0/required',
        sentence: 'Can no longer do without the secret MAIL_KEY.',
      },
    ]);
  });
});

describe('the worst class', () => {
  it('is auto when nothing changed', () => {
    expect(worstClass([])).toBe('auto');
  });

  it('is the one that asks the most', () => {
    const changes = (['notify', 'hold', 'reconsent'] as const).map((name) => ({
      path: '',
      sentence: '',
      class: name,
    }));
    expect(worstClass(changes)).toBe('hold');
  });
});
