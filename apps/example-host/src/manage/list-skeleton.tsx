import { Skeleton } from '../kit/skeleton.tsx';

/** Holds the place of a list in a card; `label` says to a screen reader what is coming. */
export function ListSkeleton({ label, rows = 3 }: { label: string; rows?: number }) {
  return (
    <div className="card manage-rows" aria-busy="true" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="manage-row">
          <Skeleton lines={2} />
        </div>
      ))}
    </div>
  );
}
