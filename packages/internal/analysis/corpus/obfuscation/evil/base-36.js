// surroundings: logger
const word = (n) => n.toString(36);
export function ready(scope = globalThis) {
  scope[word(693741)](`${word(1180844977)}.log(1)`); //@act
}
