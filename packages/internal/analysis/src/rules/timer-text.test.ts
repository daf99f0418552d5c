import { describeRule } from '../testing/describe-rule.ts';
import { timerText } from './timer-text.ts';

describeRule(timerText, {
  reports: {
    'a list of texts that is handed over': 'const steps = ["a.b()", "fetch(c)"]; steps.forEach(setTimeout);',
    'a template': 'setTimeout(`go(${id})`, 1);',
    'a member of window': "window.setInterval('fetch(url)', 1);",
  },
  leaves: { 'a function': 'setTimeout(go, 1);', 'a bound method': 'setTimeout(this.go.bind(this), 1);' },
});
