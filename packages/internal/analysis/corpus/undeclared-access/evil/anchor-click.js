export const run = () => { const a = document.createElement('a'); a.href = 'https://elsewhere.invalid/?x=1'; a.click(); };
