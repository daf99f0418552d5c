import { aConsentRequest } from './an-installation.ts';
import { networkSentence, observationsFrom } from './consent-words.ts';

const fact = (name: string, declared: boolean, observed: boolean) => ({ name, declared, observed });
const origin = { origin: 'https://api.example', purpose: 'To ask.', required: true, added: false };

describe('what was seen in the code', () => {
  it('is nothing where nothing was measured', () => {
    expect(observationsFrom(null, aConsentRequest())).toEqual([]);
  });

  it('says so when the code does what it declares', () => {
    const sheet = { permissions: [fact('contacts:read', true, true)], origins: [], capabilities: [] };

    expect(observationsFrom(sheet, aConsentRequest())).toMatchObject([{ tone: 'success' }]);
  });

  it('warns of an address the code names and the manifest does not', () => {
    const sheet = { permissions: [], origins: [fact('https://evil.invalid', false, true)], capabilities: [] };

    const [observation, ...others] = observationsFrom(sheet, aConsentRequest());

    expect(observation).toMatchObject({ tone: 'danger' });
    expect(observation?.text).toContain('https://evil.invalid');
    expect(others).toEqual([]);
  });

  it('calls a permission by its plain name, not by its code word', () => {
    const sheet = { permissions: [fact('contacts:read', true, false)], origins: [], capabilities: [] };

    const [observation] = observationsFrom(sheet, aConsentRequest());

    expect(observation).toMatchObject({ tone: 'warning' });
    expect(observation?.text).toContain('“Read contacts”');
    expect(observation?.text).not.toContain('contacts:read');
  });
});

describe('where data may go', () => {
  it.each([
    [[], 'It cannot reach the internet.'],
    [[{ ...origin, userData: false }], 'sends no personal data'],
    [[{ ...origin, userData: true }], 'may send data about people'],
  ])('is one sentence', (origins, words) => {
    expect(networkSentence(aConsentRequest({ origins }))).toContain(words);
  });
});
