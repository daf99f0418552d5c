import { describeRule } from '../testing/describe-rule.ts';
import { strangerRunsCode } from './stranger-runs-code.ts';

describeRule(strangerRunsCode, {
  reports: {
    'a link that is run': 'eval(decodeURIComponent(location.hash.slice(1)));',
    'a message that is run':
      'window.addEventListener("message", (event) => { new Function(event.data.code)(); });',
    'a request that starts programs':
      'app.get("/x", (req, res) => { require("child_process").exec(req.query.c, () => res.end()); });',
  },
  leaves: {
    'a link that is read': 'const view = location.hash.slice(1); show(views[view]);',
    'a message that is data':
      'window.addEventListener("message", (event) => { show(JSON.parse(event.data)); });',
  },
});
