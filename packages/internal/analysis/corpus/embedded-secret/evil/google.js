const s = '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';
