import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Labelled } from '../states.ts';

/** The head of a page: its name, what it is for, and what can be done on it. */
export function Head({
  title,
  hint,
  children,
}: {
  title: ReactNode;
  hint?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="head">
      <div>
        <h1>{title}</h1>
        {hint && <p>{hint}</p>}
      </div>
      {children && <div className="acts">{children}</div>}
    </div>
  );
}

interface RowProps {
  title: ReactNode;
  /** Small facts under the title. */
  facts?: ReactNode;
  children?: ReactNode;
}

/** A row of a list: a title, facts under it, and what can be done at its end. */
export function Row({ title, facts, children }: RowProps) {
  return (
    <div className="row">
      <div className="what">
        <div className="title">{title}</div>
        {facts && <div className="facts">{facts}</div>}
      </div>
      {children && <div className="acts">{children}</div>}
    </div>
  );
}

/** A state as a coloured word. */
export function State({ of }: { of: Labelled }) {
  return <Tag color={of[1]}>{of[0]}</Tag>;
}

/** A titled part of a page. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
