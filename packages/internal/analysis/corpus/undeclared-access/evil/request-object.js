export const run = ({ api }) => { const { fetch: go } = api; return go(new Request('https://elsewhere.invalid/x', { method: 'POST' })); };
