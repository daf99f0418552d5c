export const link = () => { const a = document.createElement('a'); a.href = 'https://docs.elsewhere.invalid'; a.target = '_blank'; a.textContent = 'Docs'; return a; };
