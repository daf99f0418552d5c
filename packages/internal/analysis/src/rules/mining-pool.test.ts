import { describeRule } from '../testing/describe-rule.ts';
import { miningPool } from './mining-pool.ts';

describeRule(miningPool, {
  reports: {
    'a word of the protocol in a message': `socket.write('{"id":1,"method":"mining.subscribe","params":[]}');`,
    'the address of a pool': 'require("net").connect(3333, "pool.supportxmr.com");',
    'the protocol': 'const url = "stratum+tcp://pool.example:3333";',
    'a program that mines, by the words it is given':
      'const args = ["-o", "pool.example:10128", "--donate-level", "1"]; require("child_process").spawn("./helper", args);',
  },
  leaves: {
    'a pool of connections': 'const pool = require("net").connect(5432, "database.example.com");',
    'a program that does not': 'require("child_process").spawn("git", ["status"]);',
  },
});
