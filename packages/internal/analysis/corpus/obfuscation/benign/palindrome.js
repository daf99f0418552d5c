export const isPalindrome = (t) => t === [...t].reverse().join('');
