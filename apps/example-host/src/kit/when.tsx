import { ago, fullDate } from '../crm/format.ts';

/** An instant as people say it, and exactly on hover. */
export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={fullDate(at)}>
      {ago(at)}
    </time>
  );
}
