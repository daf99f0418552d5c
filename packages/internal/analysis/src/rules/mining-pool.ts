import { wordsOf } from '../facts/words-of.ts';
import { defineRule } from '../rule.ts';

const POOLS =
  /(?:^|[/.@\s"'`])(?:[\w-]+\.)*(?:supportxmr|minexmr|nanopool|moneroocean|f2pool|nicehash|coinhive|coin-hive|authedmine|cryptoloot|crypto-loot|webminepool|jsecoin|coinimp|hashvault|2miners|xmrpool|monerohash|dwarfpool|minergate|herominers|unmineable|c3pool|prohashing|zpool|ethermine|flypool|antpool|viabtc|slushpool|miningpoolhub|hashrefinery|webmine|ppoi|cryptonight\.wasm|minero|p2pool|xmr-eu|poolto|gulf\.moneroocean|skypool|rplant|zergpool)\.(?:com|org|net|stream|cc|pro|io|eu|be|xyz|info|me|one|wasm|cz|pw)\b/i;
const STRATUM = /\bstratum\d?\+(?:tcp|ssl|tls|udp)\d*:|\bstratum:\/\//i;
const PROGRAM =
  /\b(?:xmrig|xmr-stak|cpuminer|ccminer|minerd|t-rex|nbminer|phoenixminer|lolminer|teamredminer|ethminer|cgminer|bfgminer|nanominer|srbminer)\b/i;
const FLAGS =
  /--donate-level|--coin[= ]|--rig-id|--cpu-max-threads|-a\s+(?:rx\/0|cryptonight|randomx)|--algo[= ](?:rx|cn)/i;
const WALLET = /\b[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}\b/;

export const miningPool = defineRule({
  id: 'mining-pool',
  severity: 'critical',
  threat: 'crypto-mining',
  title: 'A mining pool or its protocol is named',
  why: 'Mining uses the machines and the electricity of whoever installs the package, for somebody else.',
  fix: 'Remove it.',
  example: {
    bad: 'require("net").connect(3333, "pool.supportxmr.com");',
    good: 'require("net").connect(5432, "database.example.com");',
  },
  cwe: 506,
  visit: {
    text: judge,
    folded: judge,
    named: (call, { file, report }) => {
      const starts = call.names.some((name) => /^(?:child_process\.\w+|npm:execa(?:\.\w+)?)$/.test(name));
      if (!starts) return;
      const written =
        file.text.slice(call.node.start, Math.min(call.node.end, call.node.start + 600)) +
        call.args.map((arg) => wordsOf(arg, file)).join(' ');
      if ([PROGRAM, FLAGS, POOLS, STRATUM].some((pattern) => pattern.test(written)))
        report(call.node, { message: 'This starts a program that mines.' });
    },
    member: (node, name, { report }) => {
      if (
        /^(?:CoinHive|CryptoLoot|CRLT|Client|deepMiner|CoinImp|JSECoin|WMP|miner\.Anonymous)\.(?:Anonymous|User|Token|start)$/.test(
          name,
        )
      )
        report(node, { message: `${name} mines in the browser.` });
    },
  },
});

function judge(
  text: string,
  node: { start: number; end: number },
  {
    report,
    file,
  }: {
    report: (
      at: { start: number; end: number },
      report: { message: string; severity?: 'high' | 'medium' },
    ) => void;
    file: { text: string };
  },
): void {
  if (text.length > 4_000) return;
  if (STRATUM.test(text)) report(node, { message: 'This is the address of a mining protocol.' });
  else if (POOLS.test(text) && !/\s\w+\s\w+\s/.test(text))
    report(node, { message: 'This is the address of a mining pool.' });
  else if (WALLET.test(text) && /pool|login|miner|hash|job|wallet/i.test(file.text))
    report(node, { message: 'This is a Monero wallet, in a program that speaks of mining.' });
  else if (
    /(?:^|["'])(?:mining\.(?:subscribe|authorize|submit|notify|set_difficulty)|eth_(?:submitWork|getWork)|eth_submitHashrate)(?:$|["'])/.test(
      text,
    )
  )
    report(node, { severity: 'high', message: 'This is a word of the mining protocol.' });
}
