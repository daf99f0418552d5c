// surroundings: durations
export const words = { hello: 'مرحبا', bye: 'مع السلامة' };
