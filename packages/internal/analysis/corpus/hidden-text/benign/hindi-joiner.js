// surroundings: emitter
export const label = 'क्‍ष और श्र';
