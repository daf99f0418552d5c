import { anInstallation } from './an-installation.ts';
import { declaredSettings, settingFrom } from './declared-settings.ts';
import { installedActions } from './installed-actions.ts';
import { stateInWords } from './state-words.ts';

const strictness = { type: 'string', title: 'Strictness', enum: ['relaxed', 'strict'] };
const configurable = {
  versionString: '1.0.0',
  version: { id: 'ver_1', manifest: { contributes: { settings: { properties: { strictness } } } } },
};

describe('what may be done with an installation', () => {
  it('is decided by an administrator', () => {
    expect(installedActions(anInstallation(), true)).toEqual(['manage', 'disable', 'explain', 'uninstall']);
    expect(installedActions(anInstallation(), false)).toEqual(['explain']);
  });

  it('is what the marketplace says is possible now', () => {
    const off = anInstallation({ state: 'DISABLED', availableActions: ['enable'] });

    expect(installedActions(off, true)).toEqual(['manage', 'enable', 'explain']);
  });

  it('includes settings only where the running version declares some', () => {
    expect(installedActions(anInstallation({ lock: configurable }), true)).toContain('settings');
    expect(installedActions(anInstallation({ lock: null }), true)).not.toContain('settings');
  });
});

describe('where an installation stands', () => {
  it.each([
    ['ACTIVE', 'Active'],
    ['UPDATE_PENDING_CONSENT', 'Update available'],
    ['CONSENT_REQUIRED', 'Waits for your consent'],
    ['UNKNOWN', 'Unknown'],
  ] as const)('%s reads “%s”', (state, text) => {
    expect(stateInWords(anInstallation({ state }))).toMatchObject({ text });
  });

  it('says first that the marketplace stopped it', () => {
    const runnable = { ok: false, reasons: [{ code: 'HARD_BLOCK', message: 'Blocked.' }] };

    expect(stateInWords(anInstallation({ runnable }))).toEqual({
      tone: 'danger',
      text: 'Stopped by the marketplace',
    });
  });

  it('says that a rule of the organization stopped it, unless the marketplace did, too', () => {
    const rule = { code: 'RULE_DENIES', message: 'A rule of this organization does not allow this plugin.' };
    const block = { code: 'HARD_BLOCK', message: 'Blocked.' };
    const stoppedFor = (...reasons: { code: string; message: string }[]) =>
      stateInWords(anInstallation({ runnable: { ok: false, reasons } })).text;

    expect(stoppedFor(rule)).toBe('Stopped by a rule');
    expect(stoppedFor(rule, block)).toBe('Stopped by the marketplace');
  });

  it('stays turned off for a person, whatever the marketplace says', () => {
    const runnable = { ok: false, reasons: [] };

    expect(stateInWords(anInstallation({ state: 'DISABLED', runnable }))).toMatchObject({
      text: 'Turned off',
    });
  });
});

describe('settings', () => {
  it('are those of the running version', () => {
    expect(declaredSettings(anInstallation({ lock: configurable })).map(([name]) => name)).toEqual([
      'strictness',
    ]);
  });

  it('are none when the manifest cannot be read', () => {
    const lock = { ...configurable, version: { id: 'ver_1', manifest: 'nonsense' } };

    expect(declaredSettings(anInstallation({ lock }))).toEqual([]);
  });

  it.each([
    ['12', { type: 'number', title: '' }, 12],
    ['', { type: 'number', title: '' }, undefined],
    ['twelve', { type: 'number', title: '' }, undefined],
    ['false', { type: 'boolean', title: '' }, false],
    ['strict', { type: 'string', title: '' }, 'strict'],
  ] as const)('reads “%s” as its type says', (text, declaration, value) => {
    expect(settingFrom(text, declaration)).toBe(value);
  });
});
