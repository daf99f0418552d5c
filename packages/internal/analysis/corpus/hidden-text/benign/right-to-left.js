export const LABELS = {
  he: { save: 'שמירה', cancel: 'ביטול' },
  ar: { save: 'حفظ', cancel: 'إلغاء' },
  fa: { save: 'ذخیره می‌شود', cancel: 'لغو' },
  emoji: { family: '👨‍👩‍👧', flag: '🏴󠁧󠁢󠁥󠁮󠁧󠁿' },
};
