import type { Contribution } from '../contribution.ts';
import { createPage } from '../page.ts';
import { contributionOf, entryOf, surfaceOf } from '../testing/builders.ts';
import { settingsView } from './settings-view.ts';

const properties = {
  stage: { type: 'string', title: 'Stage', enum: ['lead', 'won', true], default: 'lead' },
  least: { type: 'number', title: 'Least value', description: 'In euros.' },
  colour: { type: 'colour', title: 'Colour' },
};

function pageWith(parts: Partial<Contribution> = {}) {
  const page = createPage(surfaceOf());
  const declared = contributionOf({ key: 'settings', kind: 'settings', extensionPoint: null });
  const contributions = [{ ...declared, detail: { properties }, ...parts }];
  page.take({ etag: 'e', feedSeq: 0, epoch: 1, validUntil: null, contributions });
  return page;
}

describe('the settings of an installation', () => {
  it('are its fields with what was set, or else the default', () => {
    expect(settingsView(pageWith({ settings: { least: 5 } }), 'ins_1').get()).toEqual({
      installationId: 'ins_1',
      pluginName: 'Orchard',
      fields: [
        { name: 'stage', type: 'string', title: 'Stage', description: null, choices: ['lead', 'won'] },
        { name: 'least', type: 'number', title: 'Least value', description: 'In euros.', choices: null },
      ],
      values: { stage: 'lead', least: 5 },
    });
  });

  it.each<[string, Partial<Contribution>, string]>([
    ['of another installation', {}, 'ins_2'],
    ['of a plugin that declares none', { detail: { properties: {} } }, 'ins_1'],
    ['of which nothing can be read', { detail: { properties: { colour: properties.colour } } }, 'ins_1'],
    ['that are no settings', { kind: 'command' }, 'ins_1'],
  ])('are none where they are asked for those %s', (_name, parts, asked) => {
    expect(settingsView(pageWith(parts), asked).get()).toBeNull();
  });

  it('are gone while the plugin is stopped', () => {
    const page = pageWith();
    const settings = settingsView(page, 'ins_1');
    page.denySet.receive(entryOf(1));
    page.deniedMore();
    expect(settings.get()).toBeNull();
  });
});
