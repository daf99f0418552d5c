import { patternLeaves } from '../scope/patterns.ts';
import { writtenKey } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import type { Source } from './source.ts';

const SPEAKS = /mnemonic|seed ?_?phrase|recovery ?_?phrase|private_?key|secret_?key/i;
const CHAINS = /wallet|ethers|web3|solana|bitcoin|bip39|keypair|mnemonic|metamask/i;
const KEY = /^(?:mnemonic|seed_?phrase|recovery_?phrase|private_?key|secret_?key)s?$/i;

/** The words and keys that are a wallet: as parameters of functions, and as members of what holds them. */
export function walletSources(file: SourceFile): Source[] {
  if (!SPEAKS.test(file.text) || !CHAINS.test(file.text)) return [];
  const found: Source[] = [];
  for (const fn of file.index.functions)
    for (const { target } of fn.params.flatMap(patternLeaves)) {
      const binding =
        target.type === 'Identifier' && KEY.test(target.name) ? file.evaluator.bindingOf(target) : null;
      if (binding)
        found.push({ kind: 'input', from: binding, node: target, label: 'credentials of a wallet' });
    }
  for (const node of file.index.members) {
    const isWritten = node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
    if (!isWritten && KEY.test(writtenKey(node.property, node.computed) ?? ''))
      found.push({ kind: 'input', from: node, node, label: 'credentials of a wallet' });
  }
  return found;
}
