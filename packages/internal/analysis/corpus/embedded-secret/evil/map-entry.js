const settings = new Map([['client_secret', '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']]); go(settings);
