module.exports = { url: 'https://hooks.slack.com/services/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' }; //@act
