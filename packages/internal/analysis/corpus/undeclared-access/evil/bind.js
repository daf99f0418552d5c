export const run = ({ api }) => { const go = api.fetch.bind(api); return go('https://elsewhere.invalid/x'); };
