/** What is pending inside of one bracket. */
interface Pending {
  marks: number;
  /** Those of them that no comma ends: `A<B, A<B, …`. */
  angles: number;
  /** The marks there were when the tag began that is open, as `<li class="a"`. */
  tag: number;
}

/** An open bracket, with what was pending before it. */
interface Open {
  bracket: string;
  outside: Pending;
  /** The bracket of `if (…)`: what follows it belongs to it. */
  isControl: boolean;
}

export const LEVEL = 4;
const NOTHING: Pending = { marks: 0, angles: 0, tag: Infinity };

export interface OpenBrackets {
  begin: (bracket: string, isControl?: boolean) => void;
  /** Closes the innermost such bracket; whether it was that of an `if (…)`. */
  end: (bracket: string) => boolean;
  innermost: () => string | undefined;
  /** Ends whatever chain is pending inside the innermost bracket. */
  reset: () => void;
  mark: (weight: number) => void;
  comma: () => void;
  beginTag: () => void;
  endTag: (closes: boolean) => void;
  depth: () => number;
}

/** Counts how deep brackets and the chains between them nest. */
export function createOpenBrackets(): OpenBrackets {
  const open: Open[] = [];
  const counts = new Map<string, number>();
  let now: Pending = { ...NOTHING };
  let before = 0;
  const count = (bracket: string, by: number): void => {
    counts.set(bracket, (counts.get(bracket) ?? 0) + by);
  };
  return {
    begin: (bracket, isControl = false) => {
      open.push({ bracket, outside: now, isControl });
      count(bracket, 1);
      before += now.marks;
      now = { ...NOTHING };
    },
    end: (bracket) => {
      // A bracket without a partner changes nothing, and one in between leaves with the next that has.
      if (!counts.get(bracket)) return false;
      for (let closed = open.pop(); closed; closed = open.pop()) {
        count(closed.bracket, -1);
        before -= closed.outside.marks;
        now = closed.outside;
        if (closed.bracket === bracket) return closed.isControl;
      }
      return false;
    },
    innermost: () => open.at(-1)?.bracket,
    reset: () => {
      now = { ...NOTHING };
    },
    mark: (weight) => {
      now.marks += weight;
    },
    comma: () => {
      now.marks = now.angles;
    },
    beginTag: () => {
      now.marks += LEVEL;
      now.angles += LEVEL;
      now.tag = now.marks;
    },
    endTag: (closes) => {
      now.marks = Math.max(0, Math.min(now.marks, now.tag) - (closes ? LEVEL : 0));
      if (!closes) now.angles = Math.max(0, now.angles - LEVEL);
      now.tag = Infinity;
    },
    depth: () => open.length * LEVEL + before + now.marks,
  };
}
