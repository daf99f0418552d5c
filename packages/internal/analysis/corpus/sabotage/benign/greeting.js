const h = new Date().getHours(); export const greeting = h < 12 ? 'Good morning' : 'Good day'; export const xmas = new Date().getMonth() === 11 ? '🎄' : '';
