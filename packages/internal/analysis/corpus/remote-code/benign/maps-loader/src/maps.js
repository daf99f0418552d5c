// surroundings: emitter
export const tiles = (z, x, y) => `https://tiles.example.com/${z}/${x}/${y}.png`;
export const draw = (ctx, z, x, y) => { const i = new Image(); i.onload = () => ctx.drawImage(i, 0, 0); i.src = tiles(z, x, y); };
