import { useId, type ReactNode } from 'react';

interface CardProps {
  title?: string | undefined;
  /** Stands at the end of the title's line. */
  aside?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A box that sets a group of things apart; with a title it is a region of that name. */
export function Card({ title, aside, className = '', children }: CardProps) {
  const id = useId();
  if (title === undefined) return <div className={`card ${className}`}>{children}</div>;
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <div className="card-header">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
