const Async = Object.getPrototypeOf(async () => {}).constructor;
export async function runStep(step: { code: string }, scope: object) {
  return new Async('scope', step.code)(scope); //@act
}
