export const MESSAGES = {
  he: { hello: 'שלום \u200f(בטא)', price: '\u200e₪ 20' },
  fa: { week: 'هفته‌نامه', can: 'می‌خواهم' },
  hi: { k: 'क्‍ष' },
  emoji: { family: '👨‍👩‍👧', flag: '🏴󠁧󠁢󠁥󠁮󠁧󠁿', heart: '❤️' },
};
