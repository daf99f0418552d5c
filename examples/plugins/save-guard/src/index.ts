import { allow, block, definePlugin } from '@guildhall/plugin-sdk';
import { problemWith } from './problem-with.ts';
import { readDetails } from './read-details.ts';

definePlugin({
  handlers: {
    checkContact(api, args) {
      const strict = api.settings.value['strictness'] === 'strict';
      const problem = problemWith(readDetails(args), strict);
      return problem === null ? allow() : block(problem);
    },
  },
});
