import { invalid, ok, type Result } from '@guildhall/kernel';

const MOST_CLAIMS = 12;
const MOST_CHARACTERS = 500;
const NAME = /^[A-Za-z_][A-Za-z0-9_./:-]{0,99}$/;
/** Without one of these, any build of the issuer could publish. */
const ANCHORS = ['repository', 'sub', 'project_path'];
/** These are checked anyway, and differ from token to token. */
const NOT_PINNED = ['iss', 'aud', 'exp', 'iat', 'nbf', 'jti'];

/** The claims that tokens must carry, as typed. */
export function checkClaims(
  typed: readonly { name: string; value: string }[],
): Result<Record<string, string>> {
  const refused = (message: string) => invalid(message, 'claims');
  if (typed.length > MOST_CLAIMS) return refused(`At most ${MOST_CLAIMS} claims can be pinned.`);
  const claims: Record<string, string> = {};
  for (const { name, value } of typed) {
    if (!NAME.test(name) || NOT_PINNED.includes(name))
      return refused(`"${name}" is no claim that can be pinned.`);
    if (Object.hasOwn(claims, name)) return refused(`The claim ${name} is pinned twice.`);
    if (value === '' || value.length > MOST_CHARACTERS || /[*\p{C}]/u.test(value))
      return refused(`The claim ${name} is pinned to its whole text, without * or invisible characters.`);
    claims[name] = value;
  }
  if (!ANCHORS.some((name) => Object.hasOwn(claims, name)))
    return refused(
      `Pin at least one of ${ANCHORS.join(', ')}: otherwise any build of the issuer could publish.`,
    );
  return ok(claims);
}
