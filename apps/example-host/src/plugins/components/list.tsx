import { createElement, type ReactNode } from 'react';
import { Skeleton as HostSkeleton } from '../../kit/skeleton.tsx';

interface Children {
  children?: ReactNode;
}

export function List({ children }: Children) {
  return <ul className="plugin-list">{children}</ul>;
}

interface ListItemProps extends Children {
  title?: string;
  detail?: string;
  onPress?: () => void;
}

export function ListItem({ title, detail, onPress, children }: ListItemProps) {
  const content = (
    <>
      {title && <span className="plugin-item-title">{title}</span>}
      {detail && <span className="plugin-item-detail">{detail}</span>}
      {children}
    </>
  );
  if (!onPress) return <li className="plugin-item">{content}</li>;
  return (
    <li>
      <button
        type="button"
        className="plugin-item plugin-item-button"
        onClick={() => {
          onPress();
        }}
      >
        {content}
      </button>
    </li>
  );
}

export function Skeleton({ lines = 3 }: { lines?: number }) {
  return <HostSkeleton lines={lines} />;
}

/** From 0 to 1; without a value it is busy. */
export function Progress({ label = 'Progress', value }: { label?: string; value?: number }) {
  const known = value === undefined ? {} : { value: Math.min(1, Math.max(0, value)) };
  return createElement('progress', { className: 'progress', 'aria-label': label, max: 1, ...known });
}
