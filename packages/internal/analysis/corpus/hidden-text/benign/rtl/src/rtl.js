// surroundings: emitter
export const ar = { hello: 'مرحبا بالعالم', bye: 'مع السلامة' };
export const he = { hello: 'שלום עולם' };
export const emoji = { family: '👨‍👩‍👧', flag: '🏳️‍🌈' };
