/** Holds the place of text that is still loading. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: Math.min(12, Math.max(1, lines)) }, (_, index) => (
        <span key={index} className={`skeleton-line skeleton-${index % 4}`} />
      ))}
    </div>
  );
}
