// surroundings: tooltip
export const client = {
  accessKeyId: 'AKIAQX7T3MZVN5PLO2WD', //@act
  secretAccessKey: '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',
};
