import { describeRule } from '../testing/describe-rule.ts';
import { nativeBuild } from './native-build.ts';

describeRule(nativeBuild, {
  reports: { 'a build file': '{"gypfile":true}' },
  leaves: { 'plain code': '{"name":"a"}' },
  file: 'package.json',
});
