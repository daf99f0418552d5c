import { wordsOf } from '../facts/words-of.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';
import { asText, type Value } from '../values/value.ts';
import { declaredAs } from './helpers.ts';

const SECRET =
  /(?:^|[\\/~"'\s])\.(?:ssh|aws|npmrc|kube|gnupg|netrc|docker\/config(?:\.json)?|config\/gh|m2\/settings\.xml|terraformrc|git-credentials|pypirc|azure|config\/gcloud|bash_history|zsh_history|electrum)(?:[\\/]|$|["'`])|\bid_(?:rsa|ed25519|ecdsa)\b|\/etc\/(?:passwd|shadow)\b|Login Data|\/proc\/[^\s'"`]{0,20}\/environ|key4\.db|wallet\.dat|Local Storage[\\/]leveldb|find-(?:generic|internet)-password|dump-keychain|\bsecret-tool\b|\bcmdkey\b|\/etc\/sudoers|metamask|\.electrum|Local Extension Settings|(?:Chrome|Chromium|Brave-Browser|Edge|Opera Stable|Vivaldi)[\\/]+User Data\b|google-chrome[\\/]|Firefox[\\/]+Profiles|logins\.json|Telegram Desktop[\\/]+tdata|discord(?:canary|ptb)?[\\/]+Local Storage|nkbihfbeogaeaoehlefnkodbefgpgknn|bfnaelmomeimhlpmgjnjophhpkkoljpa|ibnejdfjmmkpcnlpebklmnkoeoihofec|hnfanknocfeofbddgcijnmhnfnkdnaad|fhbohimaelbohpjbbldcngcnapndodjp|\.config[\\/]solana|\.bitcoin\b|\.ethereum\b|keystore[\\/]|\.mozilla\b|Keychains\b|\.vault-token|\.pgpass|\.my\.cnf|\.s3cfg|\.boto\b|\.databrickscfg|\.config\/gh\b|gh\/hosts\.yml|secrets\/kubernetes\.io\/serviceaccount|Exodus[\\/]exodus\.wallet/;
/** Commands that print what a person is logged in with. */
const PRINTS =
  /\bcredential[ /]+fill\b|\bauth[ /]+(?:token|print-(?:access|identity)-token)\b|\bget-access-token\b|\bconfigure[ /]+(?:get|export-credentials)\b/;
/** Nobody names these but to read them. */
const PROFILES =
  /Login Data|logins\.json|key4\.db|wallet\.dat|Local Extension Settings|\bid_(?:rsa|ed25519|ecdsa)\b|leveldb/;
const READS =
  /^(?:fs(?:\.promises)?\.\w+|npm:(?:fs-extra|graceful-fs)\.\w+|Deno\.\w+|Bun\.file|path\.(?:join|resolve)|child_process\.\w+)$/;

export const credentialFile = defineRule({
  id: 'credential-file',
  severity: 'high',
  threat: 'environment-access',
  title: 'A file with credentials is opened',
  why: 'Keys of SSH, npm, cloud accounts and browsers are what stealers collect first.',
  fix: 'Do not touch it. Ask for the one secret that is needed as a setting.',
  example: {
    bad: 'require("fs").readFileSync(require("os").homedir() + "/.ssh/id_rsa");',
    good: 'require("fs").readFileSync("./template.html");',
  },
  cwe: 522,
  visit: {
    named: (call, context) => {
      if (!call.names.some((name) => READS.test(name))) return;
      const { file } = context;
      const said = call.args
        .map(
          (arg) =>
            `${pathText(file.evaluator.evaluate(arg))} ${writtenText(arg, context)} ${wordsOf(arg, file)}`,
        )
        .join(' ');
      const asks = call.names.some((name) => name.startsWith('child_process.')) && PRINTS.test(said);
      if (asks)
        context.report(call.node, { message: 'This asks another program for the credentials it keeps.' });
      if (asks || !SECRET.test(said)) return;
      const isFile = !call.names.every((name) => name.startsWith('path.'));
      const reads = isFile || /\bread(?:File|Dir|dir)|createReadStream|copyFile/.test(file.text);
      context.report(call.node, {
        severity: reads ? 'high' : PROFILES.test(said) ? 'medium' : 'low',
        message: 'This names a file where people keep credentials.',
      });
    },
  },
});

/** A list of names is a path, spread into the call that joins it. */
function pathText(value: Value): string {
  return value.kind === 'list'
    ? value.items.map((item) => asText(item) ?? '').join('/')
    : (asText(value) ?? '');
}

/** What is written as the argument, or where the name that stands there was given its value. */
function writtenText(arg: Node, { file }: RuleContext): string {
  const value = arg.type === 'Identifier' ? declaredAs(arg, { file }) : arg;
  return value ? file.text.slice(value.start, Math.min(value.end, value.start + 500)) : '';
}
