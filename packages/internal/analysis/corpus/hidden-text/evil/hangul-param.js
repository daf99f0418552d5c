const isReady = (flagsᅟ, ㅤ) => flagsᅟ && ㅤ; //@act
export function gate(user) {
  return isReady(user.active, user.admin);
}
