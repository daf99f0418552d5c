// surroundings: tooltip
export const palette = [0xff0000, 0x00ff00, 0x0000ff].map((n) => '#' + n.toString(16).padStart(6, '0'));
export const id = () => Math.random().toString(36).slice(2) + Date.now().toString(36);
