import { addressArgument, constantPrefix } from '../facts/destinations.ts';
import { defineRule } from '../rule.ts';
import { isPlugin } from './helpers.ts';

const METADATA =
  /(?:169\.254\.169\.254|169\.254\.170\.2|metadata\.google\.internal|100\.100\.100\.200|fd00:ec2::254|0xa9fea9fe|2852039166|0251\.0376\.0251\.0376|metadata\.azure)/i;
const CREDENTIALS = /security-credentials|service-accounts|identity\/oauth2|user-data|\/token\b|credentials/i;

export const metadataAddress = defineRule({
  id: 'metadata-address',
  severity: 'high',
  threat: 'environment-access',
  title: 'The credentials of a cloud machine are asked for',
  why: 'Any program on a cloud machine can ask this address for keys of the whole account.',
  fix: 'Remove the request.',
  example: {
    bad: 'fetch("http://169.254.169.254/latest/meta-data/iam/security-credentials/");',
    good: 'fetch("https://api.example.com/latest");',
  },
  cwe: 918,
  visit: {
    text: (text, node, context) => {
      // Who may talk to that socket is root on the machine.
      if (!/^(?:unix:\/\/)?\/(?:var\/)?run\/(?:docker|containerd\/containerd|crio\/crio)\.sock/.test(text))
        return;
      const isMisused = /Privileged|HostConfig|Binds|\/containers\/create/.test(context.file.text);
      context.report(node, {
        severity: isPlugin(context) || (isMisused && context.file.text.length < 20_000) ? 'high' : 'low',
        message: 'This talks to the program that runs the containers of the machine.',
      });
    },
    named: (call, context) => {
      const { file } = context;
      const node = addressArgument(call);
      const address = node ? constantPrefix(node, file, 0) : '';
      const written = node ? file.text.slice(node.start, Math.min(node.end, node.start + 400)) : '';
      if (!METADATA.test(address) && !METADATA.test(written)) return;
      const isTheft = CREDENTIALS.test(address) || CREDENTIALS.test(written);
      context.report(call.node, {
        severity: isTheft || isPlugin(context) || file.text.length < 3_000 ? 'high' : 'medium',
        message: 'This asks the machine it runs on for cloud credentials.',
      });
    },
  },
});
