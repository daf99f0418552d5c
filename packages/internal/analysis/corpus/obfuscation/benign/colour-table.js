const _0 = 0x00, FULL = 0xff;
export const COLOURS = { black: [_0, _0, _0], red: [FULL, _0, _0], lime: [_0, FULL, _0], navy: [_0, _0, 0x80], grey: [0x80, 0x80, 0x80] };
export const css = (name) => '#' + COLOURS[name].map((part) => part.toString(16).padStart(2, '0')).join('');
const methods = ['trim', 'toLowerCase'];
export const normal = (text) => methods.reduce((value, method) => value[method](), text);
