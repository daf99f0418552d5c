import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyWithinReach } from './copy-within-reach.ts';

let parent: string;
let native: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
  native = join(parent, 'native');
  mkdirSync(join(native, 'bin'), { recursive: true });
  writeFileSync(join(native, 'bin', 'postgres'), 'a program');
});
afterEach(() => {
  rmSync(parent, { recursive: true });
});

describe('a copy of PostgreSQL for another user', () => {
  it('is made once, whole, and leaves nothing beside it', () => {
    const copy = copyWithinReach(native, '18.4.0', parent);
    writeFileSync(join(native, 'bin', 'postgres'), 'changed later');

    expect(copyWithinReach(native, '18.4.0', parent)).toBe(copy);
    expect(readFileSync(join(copy, 'bin', 'postgres'), 'utf8')).toBe('a program');
    expect(readdirSync(parent).sort()).toEqual(['guildhall-postgres-18.4.0', 'native']);
  });

  it('is another one for another version', () => {
    const older = copyWithinReach(native, '17.0.0', parent);

    expect(copyWithinReach(native, '18.4.0', parent)).not.toBe(older);
  });

  it('does not take the half that a killed process left for the whole', () => {
    const half = join(parent, 'guildhall-copying-killed');
    mkdirSync(half);

    expect(existsSync(join(copyWithinReach(native, '18.4.0', parent), 'bin', 'postgres'))).toBe(true);
  });

  it.each([
    [
      'others may write it',
      (copy: string) => {
        mkdirSync(copy);
        chmodSync(copy, 0o777);
      },
    ],
    [
      'it leads elsewhere',
      (copy: string) => {
        symlinkSync(native, copy);
      },
    ],
    [
      'it is no folder',
      (copy: string) => {
        writeFileSync(copy, '');
      },
    ],
  ])('is not run when %s', (_name, plant) => {
    plant(join(parent, 'guildhall-postgres-18.4.0'));

    expect(() => copyWithinReach(native, '18.4.0', parent)).toThrow('was not made by Guildhall');
  });
});
