const hook = 'https://hooks.slack.com/services/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';
