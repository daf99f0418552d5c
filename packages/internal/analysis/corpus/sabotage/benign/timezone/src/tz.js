// surroundings: durations
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const firstDay = (lang = navigator.language) => (/^(en-US|ja|he)/.test(lang) ? 0 : 1);
