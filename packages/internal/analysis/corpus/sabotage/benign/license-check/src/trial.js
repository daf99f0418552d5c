// surroundings: emitter
export function checkTrial(license) {
  if (Date.now() > Date.parse(license.expires)) throw new Error('Your trial has ended; see your account page.');
  return true;
}
