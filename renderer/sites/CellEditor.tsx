import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SiteLine } from '../../shared/site-page.ts';
import { useCells, writeCells } from './cell-state.ts';
import type { CellKind } from './cells.ts';
import type { Column } from './site-columns.ts';
import classes from './table.module.css';

/** A cell that is being edited: Enter and leaving it write, Escape gives up; what cannot be taken stays with its limit. */
export function CellEditor({ site, column, kind }: { site: SiteLine; column: Column; kind: CellKind }) {
  const before = kind.text(site);
  const [text, setText] = useState(before);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const left = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select?.();
  }, []);
  const close = () => {
    left.current = true;
    const row = field.current?.closest('tr');
    useCells.setState({ editing: null });
    row?.focus();
  };
  const commit = (value = text) => {
    if (left.current) return;
    if (value === before) return close();
    const parsed = kind.parse(value);
    if ('problem' in parsed) return setProblem(parsed.problem);
    close();
    void writeCells([{ id: site.id, ...parsed.change }]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') close();
  };
  const shared = {
    ref: field,
    className: classes.cellEditor,
    'aria-label': `${column.label} ${site.name}`,
    'aria-invalid': problem !== null,
    title: problem ?? undefined,
    value: text,
    onKeyDown,
    onClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
  };
  if (kind.choices) {
    return (
      <select
        {...shared}
        onBlur={close}
        onChange={(event) => {
          setText(event.currentTarget.value);
          commit(event.currentTarget.value);
        }}
      >
        {kind.choices().map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input
        {...shared}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
        onBlur={() => commit()}
      />
      {problem && (
        <span role="alert" className={classes.cellProblem}>
          {problem}
        </span>
      )}
    </>
  );
}
