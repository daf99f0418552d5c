export const WIDTHS = '8,8,8,8,8,8,8,8,8,0,0,8,8,0,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,4,4,5,8,8,13,10,3,5,5,6,9,4,5,4,4,8,8,8,8,8,8,8,8,8,8,4,4,9,9,9,8'.split(',').map(Number);
export const width = (text) => [...text].reduce((sum, c) => sum + (WIDTHS[c.charCodeAt(0)] ?? 8), 0);
