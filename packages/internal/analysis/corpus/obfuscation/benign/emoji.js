const family = '👨‍👩‍👧';
const flag = '❤️';
