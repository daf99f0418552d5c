// surroundings: emitter
export const größe = (élan) => élan * 2;
