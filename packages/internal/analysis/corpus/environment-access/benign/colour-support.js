const { env, argv, stdout } = process;
const forced = 'FORCE_COLOR' in env ? env.FORCE_COLOR !== '0' : undefined;
export const colours = forced ?? (!argv.includes('--no-color') && !('NO_COLOR' in env) && Boolean(stdout?.isTTY) && env.TERM !== 'dumb');
export const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[39m` : text);
export const red = paint(31);
