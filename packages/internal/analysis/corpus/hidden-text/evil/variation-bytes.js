const carrier = '󠅘󠅙󠄢󠅅󠅧󠅘󠅙󠄢󠅅󠅧󠅘󠅙󠄢󠅅󠅧󠅘󠅙󠄢󠅅󠅧'; //@act
export const unpack = () => [...carrier].map((c) => String.fromCharCode(c.codePointAt(0) - 0xe0100 + 16)).join('');
