import { analyzeText, MANIFEST } from '../testing/analyze-text.ts';
import { factSheet } from './fact-sheet.ts';

const TEXT = `import { definePlugin } from '@guildhall/plugin-sdk';
export default definePlugin({
  handlers: {
    async run({ api }) {
      await api.host.call('payroll.read');
      return api.fetch('https://other.example/v1');
    },
  },
});
`;

describe('a fact sheet', () => {
  it('shows what is used without being declared, with the line that proves it', async () => {
    const { facts } = await analyzeText(TEXT);
    const sheet = factSheet(facts, MANIFEST);
    expect(sheet.origins.undeclared).toEqual([
      { origin: 'https://other.example', location: { file: 'a.js', line: 6, column: 14 } },
    ]);
    expect(sheet.permissions.undeclared).toEqual([
      { name: 'payroll.read', location: { file: 'a.js', line: 5, column: 13 } },
    ]);
  });

  it('shows what is declared without being used', async () => {
    const { facts } = await analyzeText(TEXT);
    const sheet = factSheet(facts, MANIFEST);
    expect(sheet.origins.unused).toEqual(['https://api.example.com']);
    expect(sheet.permissions.unused).toEqual(['contacts.read']);
  });

  it('asks the surface which permission an API needs', async () => {
    const { facts } = await analyzeText(TEXT);
    expect(factSheet(facts, { permissions: ['pay'] }, { 'payroll.read': 'pay' }).permissions).toEqual({
      declared: ['pay'],
      undeclared: [],
      unused: [],
    });
  });

  it('says what the code is able to do', async () => {
    const { facts } = await analyzeText(
      'setTimeout(() => fetch("/x"), 1); localStorage.getItem("a"); new Worker("./w.js");',
    );
    expect(Object.keys(facts.capabilities).sort()).toEqual(['network', 'storage', 'timers', 'workers']);
    expect(facts.sizes).toEqual({ 'a.js': 82 });
  });
});
