import { parseWhen, type WhenNode } from '@guildhall/when-clause';
import { createDenySet } from '../restrictions/deny-set.ts';
import { contributionOf, entryOf, surfaceOf } from '../testing/builders.ts';
import { explain, select, selectForPoint, type Selection } from './select.ts';

function when(text: string): WhenNode {
  const parsed = parseWhen(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

function selectionOf(parts: Partial<Selection> = {}): Selection {
  return {
    contributions: [contributionOf()],
    answerSeq: 0,
    denySet: createDenySet(),
    surface: surfaceOf(),
    context: {},
    ...parts,
  };
}

describe('what is shown', () => {
  it('follows order, then the name of the plugin, then the key', () => {
    const contributions = [
      contributionOf({ key: 'c', order: 1, pluginName: 'B' }),
      contributionOf({ key: 'b', order: 1, pluginName: 'A' }),
      contributionOf({ key: 'a', order: 1, pluginName: 'A' }),
      contributionOf({ key: 'd', order: -5 }),
    ];
    expect(select(selectionOf({ contributions })).map(({ key }) => key)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('is what its when clause says of the context', () => {
    const contributions = [contributionOf({ when: when('contact.stage == "lead"') })];
    expect(select(selectionOf({ contributions, context: { 'contact.stage': 'lead' } }))).toHaveLength(1);
    expect(select(selectionOf({ contributions, context: { contact: { stage: 'won' } } }))).toHaveLength(0);
    expect(select(selectionOf({ contributions }))).toHaveLength(0);
  });

  it('is nothing of a place this page does not have', () => {
    const contributions = [contributionOf({ extensionPoint: 'crm.panel@2' })];
    expect(select(selectionOf({ contributions }))).toEqual([]);
  });

  it('is nothing that is denied', () => {
    const denySet = createDenySet();
    denySet.receive(entryOf(1));
    expect(select(selectionOf({ denySet }))).toEqual([]);
  });

  it('is at most what the extension point takes', () => {
    const contributions = ['a', 'b', 'c'].map((key) => contributionOf({ key }));
    const surface = surfaceOf({
      extensionPoints: [{ id: 'crm.panel', version: 1, kinds: ['view'], max: 2 }],
    });
    const shown = selectForPoint('crm.panel@1', ['view'], selectionOf({ contributions, surface }));
    expect(shown.map(({ key }) => key)).toEqual(['a', 'b']);
  });
});

describe('explaining', () => {
  const stages = (selection: Selection, contribution = contributionOf()) =>
    explain(contribution, selection).map(({ stage, passed }) => `${stage} ${passed ? 'yes' : 'no'}`);

  it('walks every stage of what is shown', () => {
    expect(stages(selectionOf())).toEqual([
      'resolved yes',
      'restrictions yes',
      'extension-point yes',
      'when yes',
      'maximum yes',
    ]);
  });

  it('names the restriction that hides', () => {
    const denySet = createDenySet();
    denySet.receive(entryOf(1));
    expect(explain(contributionOf(), selectionOf({ denySet }))).toContainEqual({
      stage: 'restrictions',
      passed: false,
      message: 'Stopped by the marketplace: It leaks.',
    });
  });

  it('says that a when clause is false in this context', () => {
    const hidden = contributionOf({ when: when('never') });
    expect(stages(selectionOf({ contributions: [hidden] }), hidden)).toContain('when no');
  });

  it('says that the marketplace did not resolve it', () => {
    expect(stages(selectionOf({ contributions: [] }))).toContain('resolved no');
  });

  it('says that there was no room', () => {
    const contributions = [contributionOf({ key: 'a' }), contributionOf({ key: 'b' })];
    const surface = surfaceOf({
      extensionPoints: [{ id: 'crm.panel', version: 1, kinds: ['view'], max: 1 }],
    });
    expect(stages(selectionOf({ contributions, surface }), contributions[1])).toContain('maximum no');
  });
});
