// surroundings: emitter
export async function evaluate(source) {
  const url = 'data:text/javascript;base64,' + btoa(source);
  return (await import(url)).default; //@act
}
