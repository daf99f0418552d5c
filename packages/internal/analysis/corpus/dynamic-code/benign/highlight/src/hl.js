// surroundings: tooltip
const KEYWORDS = ['eval', 'Function', 'require', 'process', 'import', 'constructor'];
export const highlight = (code) => code.replace(new RegExp('\\b(' + KEYWORDS.join('|') + ')\\b', 'g'), '<b>$1</b>');
