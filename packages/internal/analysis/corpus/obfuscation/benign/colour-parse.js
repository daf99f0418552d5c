// surroundings: durations
const palette = ['#616c65', '#727428', '#646f63', '#756d65', '#6e742e', '#636f6f'];
export const rgb = palette.map((colour) => colour.slice(1).match(/../g).map((pair) => parseInt(pair, 16)));
export const css = rgb.map(([r, g, b]) => `rgb(${r} ${g} ${b})`).join(', ');
