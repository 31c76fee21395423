import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** One figure with its name and unit. */
export function Stat({
  label,
  value,
  unit,
  help,
  term,
}: {
  label: string;
  value: string;
  unit?: string;
  help?: string;
  /** What stands beside the name, such as a question mark that explains it. */
  term?: ReactNode;
}) {
  const body = (
    <div className={classes.stat}>
      <dt className={classes.statLabel}>
        {label} {term}
      </dt>
      <dd className={classes.statValue} style={{ margin: 0 }}>
        {value}
        {unit && <span className={classes.statUnit}>{unit}</span>}
      </dd>
    </div>
  );
  return help ? (
    <Tooltip label={help} multiline maw={280} position="bottom">
      {body}
    </Tooltip>
  ) : (
    body
  );
}

/** Names and values in two columns. */
export function Facts({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
