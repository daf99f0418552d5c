import { runFunction } from '@guildhall/plugin-sdk/testing';
import { functions } from './functions.ts';

/** What the policy says about a contact that somebody is about to save. */
async function verdictOn(details: Record<string, string>, settings: Record<string, boolean> = {}) {
  const { value } = await runFunction(functions, 'checkSave', { id: 'c1', details }, { settings });
  return value;
}

describe('the policy on saving a contact', () => {
  it('lets a contact through that is as it must be', async () => {
    expect(await verdictOn({ name: 'Ada Berg', stage: 'lead' })).toEqual({ type: 'allow' });
  });

  it('tidies a name up instead of refusing it', async () => {
    expect(await verdictOn({ name: '  Ada   Berg ', stage: 'lead' })).toEqual({
      type: 'patch',
      patch: { details: { name: 'Ada Berg' } },
    });
  });

  it.each<Record<string, string>>([{ name: '' }, { name: ' \t ' }, {}])(
    'refuses a contact without a name: %j',
    async (details) => {
      expect(await verdictOn(details)).toEqual({ type: 'block', reason: 'A contact needs a name.' });
    },
  );

  it('asks for the company of a customer, unless the administrator does not want it', async () => {
    const customer = { name: 'Ada Berg', stage: 'customer', company: ' ' };
    expect(await verdictOn(customer)).toEqual({
      type: 'block',
      reason: 'Ada Berg is a customer, so please enter the company.',
    });
    expect(await verdictOn(customer, { companyRequired: false })).toEqual({ type: 'allow' });
    expect(await verdictOn({ ...customer, company: 'Fernhill' })).toEqual({ type: 'allow' });
  });

  it('keeps nothing and asks nobody', async () => {
    const { calls } = await runFunction(functions, 'checkSave', { details: { name: 'Ada' } });
    expect(calls).toEqual([]);
  });
});
