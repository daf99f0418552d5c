// surroundings: durations
export const price = (n) => new Intl.NumberFormat(navigator.language, { style: 'currency', currency: navigator.language.startsWith('de') ? 'EUR' : 'USD' }).format(n);
export const isHoliday = (d = new Date()) => d.getMonth() === 11 && d.getDate() === 25;
