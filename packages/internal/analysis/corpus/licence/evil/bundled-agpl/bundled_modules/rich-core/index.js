exports.render = (doc) => doc.blocks.map(({ text }) => text).join('\n');
