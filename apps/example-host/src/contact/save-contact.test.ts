import type { JsonObject } from '@guildhall/host-sdk';
import type { Contact, ContactDetails } from '../../contract/contact.ts';
import { CrmError } from '../crm/crm-error.ts';
import { saveWithPlugins } from './save-contact.ts';

const DETAILS: ContactDetails = {
  name: 'Clara Weiss',
  title: '',
  company: 'Glacier Instruments',
  email: 'clara@glacier.example',
  phone: '+351 21 555',
  city: 'Vienna',
  stage: 'lead',
};
const CONTACT: Contact = {
  ...DETAILS,
  id: 'contact-07',
  value: 1,
  owner: 'Ada',
  lastTouch: '2026-03-01T00:00:00Z',
  activity: [],
};

function crm({ block, fails, correct }: { block?: string; fails?: Error; correct?: object } = {}) {
  const asked: unknown[] = [];
  const saved: ContactDetails[] = [];
  const host = {
    emit: async (_event: string, payload: JsonObject) => {
      asked.push(payload);
      return block === undefined
        ? ({ type: 'allow', payload: { ...payload, details: { ...DETAILS, ...correct } } } as const)
        : ({ type: 'block', reason: block, pluginName: 'Guard' } as const);
    },
  };
  const save = async (_id: string, details: ContactDetails) => {
    if (fails) throw fails;
    saved.push(details);
    return CONTACT;
  };
  return {
    asked,
    saved,
    save: (details: ContactDetails) => saveWithPlugins(host, 'contact-07', details, save),
  };
}

describe('saving a contact', () => {
  it('asks the plugins, then saves', async () => {
    const { asked, saved, save } = crm();

    await expect(save(DETAILS)).resolves.toEqual({ type: 'saved', details: DETAILS });
    expect(asked).toEqual([{ id: 'contact-07', details: DETAILS }]);
    expect(saved).toEqual([DETAILS]);
  });

  it('saves what plugins put right, and says so', async () => {
    const { saved, save } = crm({ correct: { phone: '+43 1 555' } });

    await expect(save(DETAILS)).resolves.toMatchObject({ details: { phone: '+43 1 555' } });
    expect(saved).toEqual([{ ...DETAILS, phone: '+43 1 555' }]);
  });

  it('saves what was typed where a correction is nothing the CRM would accept', async () => {
    const { saved, save } = crm({ correct: { email: 'nowhere' } });

    await expect(save(DETAILS)).resolves.toMatchObject({ type: 'saved' });
    expect(saved).toEqual([DETAILS]);
  });

  it('saves nothing that a plugin blocks', async () => {
    const { saved, save } = crm({ block: 'Too short.' });

    await expect(save(DETAILS)).resolves.toEqual({
      type: 'block',
      reason: 'Too short.',
      pluginName: 'Guard',
    });
    expect(saved).toEqual([]);
  });

  it('shows plugins nothing that the CRM itself would refuse', async () => {
    const { asked, save } = crm();

    const outcome = await save({ ...DETAILS, email: 'nowhere' });

    expect(outcome).toMatchObject({ type: 'refused' });
    expect(outcome.type === 'refused' && outcome.fields.get('email')).toMatch(/Enter an e-mail address/);
    expect(asked).toEqual([]);
  });

  it('names the field that the server refused', async () => {
    const refusal = new CrmError(422, [{ message: 'Enter a city we know.', field: ['city'] }]);

    const outcome = await crm({ fails: refusal }).save(DETAILS);

    expect(outcome.type === 'refused' && outcome.fields.get('city')).toBe('Enter a city we know.');
  });

  it('promises neither that it is saved nor that it is not when the server does not answer', async () => {
    const unreached = new CrmError(0, [{ message: 'The CRM cannot be reached right now.' }]);

    await expect(crm({ fails: unreached }).save(DETAILS)).resolves.toMatchObject({
      type: 'refused',
      message: expect.stringMatching(/may not be saved.*save it again/) as unknown,
    });
  });
});
