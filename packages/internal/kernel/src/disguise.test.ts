import { disguiseIn } from './disguise.ts';

describe('a name that is what it seems', () => {
  it.each([
    ['Latin', 'Orchard Labs'],
    ['with digits and signs', 'R2-D2 & Söhne (ÅBC) #1 — 50 % + C++'],
    ['Greek', 'Ελληνική Εταιρεία Λογισμικού'],
    ['ancient Greek', 'Ἀκαδημία τῶν λόγων'],
    ['Cyrillic', 'Яндекс Маркет'],
    ['Cyrillic of look-alikes alone', 'Рост'],
    ['Ukrainian', 'Їжак і Ґанок'],
    ['Chinese', '阿里巴巴集团'],
    ['Chinese beside Latin', '百度 Cloud 智能'],
    ['Japanese', '株式会社メルカリ Tokyo'],
    ['Korean', '네이버 Labs'],
    ['Arabic', 'شركة المراعي'],
    ['vocalised Arabic', 'مُحَمَّدٌ'],
    ['Hebrew with points', 'שָׁלוֹם'],
    ['Hindi', 'हिन्दी सॉफ़्टवेयर क्षेत्रीं'],
    ['Tamil', 'தமிழ் மென்பொருள்'],
    ['Thai', 'บริษัท ซอฟต์แวร์ น้ำ'],
    ['Vietnamese', 'Công ty Phần mềm Việt Nữ Quỳnh'],
    ['Armenian', 'Հայկական ընկերություն'],
    ['Georgian', 'ქართული პროგრამა'],
    ['Cyrillic words beside Latin ones that look like none', 'Яндекс Cloud'],
    ['Greek beside Latin', 'Ελληνικά Software'],
    ['emoji', 'Happy 🎉 Plugins 👩🏽‍💻'],
    ['a micro sign', 'µTools'],
  ])('may be %s', (_script, name) => {
    expect(disguiseIn(name.normalize('NFC'))).toBeNull();
  });
});

describe('a name that may pass for another', () => {
  it.each([
    ['a Cyrillic о in a Latin brand', 'Micrоsoft', 'mixes Latin and Cyrillic letters in "Micrоsoft"'],
    ['a Greek omicron in a Latin brand', 'Gοogle', 'mixes Latin and Greek'],
    ['a Latin letter in a Cyrillic brand', 'Яндeкс', 'mixes Latin and Cyrillic'],
    ['a whole word of look-alikes beside Latin', 'Асе Labs', '"Асе", that looks Latin and is Cyrillic'],
    ['Greek capitals beside Latin', 'ΑΒΕ Software', 'that looks Latin and is Greek'],
    ['letters for formulas', '𝐎𝐫𝐜𝐡𝐚𝐫𝐝', 'made for formulas'],
    ['a heap of marks', 'Or̷̨̧chard', 'heaps marks'],
    ['a heap of marks of another script', 'क\u093e\u0901\u0902\u0903\u093c', 'heaps marks'],
    ['a mark at the beginning', '\u0301Orchard', 'stands on no letter'],
    ['a mark upon a space', 'Or \u0301chard', 'stands on no letter'],
  ])('has %s', (_trick, name, words) => {
    expect(disguiseIn(name.normalize('NFC'))).toContain(words);
  });
});
