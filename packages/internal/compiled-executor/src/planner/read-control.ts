import type { PlanNode } from '../plan/plan.ts';

/** What both planners write alike: in which order, and under which condition, things are asked. */
type Control<Node> =
  | { readonly kind: 'Sequence' | 'Parallel'; readonly nodes: readonly Node[] }
  | {
      readonly kind: 'Condition';
      readonly condition: string;
      readonly ifClause?: Node | null | undefined;
      readonly elseClause?: Node | null | undefined;
    };

export function readControl<Node>(node: Control<Node>, read: (child: Node) => PlanNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map(read) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map(read) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause ? read(node.ifClause) : null,
        whenFalse: node.elseClause ? read(node.elseClause) : null,
      };
  }
}
