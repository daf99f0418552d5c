import { describeRule } from '../testing/describe-rule.ts';
import { metadataAddress } from './metadata-address.ts';

describeRule(metadataAddress, {
  reports: {
    'credentials of the machine':
      'fetch("http://169.254.169.254/latest/meta-data/iam/security-credentials/");',
    'containers made over the socket of docker':
      'require("http").request({ socketPath: "/var/run/docker.sock", path: "/containers/create", method: "POST" }).end(JSON.stringify({ HostConfig: { Privileged: true } }));',
  },
  leaves: {
    'an address of its own': 'fetch("https://api.example.com/latest");',
  },
});
