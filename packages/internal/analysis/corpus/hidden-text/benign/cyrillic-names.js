// surroundings: tooltip
export const привет = (имя) => `Привет, ${имя}`;
