import { ErrorState } from '../kit/notice.tsx';

/** The page could not even learn where it is. */
export function StartFailure({ error }: { error: unknown }) {
  return (
    <main className="page">
      <ErrorState
        title="Fernhill CRM could not start"
        error={error instanceof Error ? error : new Error(String(error))}
        retry={() => {
          window.location.reload();
        }}
      />
    </main>
  );
}
