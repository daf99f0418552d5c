// surroundings: tooltip
export const family = '👨‍👩‍👧‍👦';
export const flag = '🏳️‍🌈';
