import type { AskedFor } from '../manifest.ts';
import type { ChangeKind } from './change-rules.ts';
import type { Difference } from './difference.ts';
import { matchByName } from './match-by-name.ts';

/** The words of the table for one family of requests. */
interface RequestWords {
  readonly requiredAdded: ChangeKind;
  readonly optionalAdded: ChangeKind;
  readonly becameRequired: ChangeKind;
  readonly becameOptional: ChangeKind;
  readonly removed: ChangeKind;
  readonly purposeChanged: ChangeKind;
}

/** Whatever is asked for with a purpose, required or optional. */
interface AnyRequest {
  readonly purpose: string;
}

/** How what is asked for differs: added, gone, or moved between required and optional. */
export function requestDifferences<Request extends AnyRequest>(
  before: AskedFor<Request>,
  after: AskedFor<Request>,
  root: string,
  nameOf: (request: Request) => string,
  words: RequestWords,
): Difference[] {
  return matchByName(flat(before), flat(after), ({ request }) => nameOf(request)).flatMap((pair) => {
    const { name, before: was, after: is } = pair;
    const at = is ?? was;
    const path = at ? `${root}/${at.required ? 'required' : 'optional'}/${at.index}` : root;
    const kind = requestKind(was, is, words);
    return kind ? [{ kind, name, path }] : [];
  });
}

interface Placed<Request> {
  readonly request: Request;
  readonly required: boolean;
  readonly index: number;
}

function flat<Request>({ required, optional }: AskedFor<Request>): Placed<Request>[] {
  return [
    ...required.map((request, index) => ({ request, required: true, index })),
    ...optional.map((request, index) => ({ request, required: false, index })),
  ];
}

function requestKind(
  was: Placed<AnyRequest> | undefined,
  is: Placed<AnyRequest> | undefined,
  words: RequestWords,
): ChangeKind | undefined {
  if (!is) return words.removed;
  if (!was) return is.required ? words.requiredAdded : words.optionalAdded;
  if (is.required !== was.required) return is.required ? words.becameRequired : words.becameOptional;
  return is.request.purpose === was.request.purpose ? undefined : words.purposeChanged;
}
