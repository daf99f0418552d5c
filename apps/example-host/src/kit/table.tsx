import type { ReactNode } from 'react';

/** What a column shows of a row. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly className?: string | ((row: Row) => string | undefined);
  /** Said to those who hear the page, not shown: what stands below needs no heading. */
  readonly untitled?: boolean;
}

interface TableProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** Menus of its rows may reach beyond its edge. */
  readonly open?: boolean;
}

/** Rows of one kind; narrow screens fold each into a few lines. */
export function Table<Row extends { id: string }>({ rows, columns, open = false }: TableProps<Row>) {
  return (
    <div className={open ? 'table-box table-open' : 'table-box'}>
      <table className="table manage-table">
        <thead>
          <tr>
            {columns.map(({ title, untitled }) => (
              <th key={title} scope="col">
                {untitled ? <span className="visually-hidden">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ title, cell, className }) => (
                <td key={title} className={typeof className === 'function' ? className(row) : className}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
