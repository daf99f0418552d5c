// surroundings: emitter
const hook = 'https://hooks.slack.com/services/T01ABCDEF23/B04GHIJKL56/a8Kd92LmQpZr4TvWnBc71YsH'; //@act
export const notify = (text) => fetch(hook, { method: 'POST', body: JSON.stringify({ text }) });
