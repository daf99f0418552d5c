// surroundings: tooltip
export const long = 'Donau­dampf­schiff';
