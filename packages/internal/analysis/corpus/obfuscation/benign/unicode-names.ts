export const LABELS: Record<string, string> = { de: 'Gr\u00fc\u00dfe', fr: '\u00e0 bient\u00f4t', ja: '\u3053\u3093\u306b\u3061\u306f' };
export const label = (lang: string) => LABELS[lang] ?? LABELS['de'];
