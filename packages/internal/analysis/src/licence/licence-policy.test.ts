import { judgeLicence, type LicencePolicy } from './licence-policy.ts';

const NO_GPL: LicencePolicy = { deny: ['GPL-*', 'AGPL-*'] };
const ONLY_MIT: LicencePolicy = { allow: ['MIT'] };
const kindOf = (declared: unknown, policy: LicencePolicy) => judgeLicence(declared, policy).kind;

describe('a licence', () => {
  it.each<[unknown, LicencePolicy, string]>([
    ['MIT', NO_GPL, 'taken'],
    ['GPL-2.0-only OR MIT', NO_GPL, 'taken'],
    ['GPL-2.0-only AND MIT', NO_GPL, 'refused'],
    ['MIT OR GPL-2.0-only AND MIT', NO_GPL, 'taken'],
    ['(MIT OR Apache-2.0) AND GPL-2.0-only', NO_GPL, 'refused'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', NO_GPL, 'refused'],
    [{ type: 'GPL-3.0', url: 'x' }, NO_GPL, 'refused'],
    [[{ type: 'GPL-3.0' }, { type: 'MIT' }], NO_GPL, 'taken'],
    ['MIT AND ISC', ONLY_MIT, 'refused'],
    ['LicenseRef-ours', ONLY_MIT, 'refused'],
    ['UNLICENSED', NO_GPL, 'refused'],
    ['SEE LICENSE IN x.md', NO_GPL, 'unreadable'],
    ['our own', NO_GPL, 'unreadable'],
    ['', NO_GPL, 'none'],
    [undefined, NO_GPL, 'none'],
  ])('%j is judged as an expression', (declared, policy, kind) => {
    expect(kindOf(declared, policy)).toBe(kind);
  });

  it.each<[string, string, boolean]>([
    ['GPL-3.0', 'GPL-3.0-only', true],
    ['GPL-3.0-only', 'GPL-3.0', true],
    ['GPL-3.0+', 'GPL-3.0-or-later', true],
    ['GPL-3.0', 'GPL-3.0-or-later', false],
    ['LGPL-2.1', 'GPL-2.1', false],
    ['Apache-2.0', 'Apache-2.0-only', false],
  ])('written as %s is the same as %s: %s', (declared, listed, same) => {
    expect(kindOf(declared, { deny: [listed] })).toBe(same ? 'refused' : 'taken');
    expect(kindOf(declared, { allow: [listed] })).toBe(same ? 'taken' : 'refused');
  });

  it.each([
    ['agpl-3.0', 'refused'],
    ['AGPLv3', 'refused'],
    ['GNU GPL v3', 'refused'],
    ['mit or agpl-3.0', 'unreadable'],
    ['MIT/GPL', 'unreadable'],
    ['mit', 'unreadable'],
  ])('that is denied is so however it is written: %s', (declared, kind) => {
    expect(kindOf(declared, NO_GPL)).toBe(kind);
  });
});
