import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Column } from './site-columns.ts';
import classes from './table.module.css';

/** Width of the column of boxes to tick. */
export const CHECK_PX = 36;

/** The headings of the table of sites: each sorts by its column, the first ticks every site or none. */
export function SiteTableHead({
  columns,
  sort,
  descending,
  selected,
  total,
  onSort,
  onAll,
}: {
  columns: readonly Column[];
  sort: Column['id'] | undefined;
  descending: boolean | undefined;
  /** How many sites are ticked. */
  selected: number;
  /** How many sites the table shows. */
  total: number;
  onSort: (id: Column['id'], numeric: boolean) => void;
  onAll: (all: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <thead className={classes.thead}>
      <tr className={classes.tr}>
        <th className={classes.th} style={{ width: CHECK_PX }}>
          <Checkbox
            size="xs"
            aria-label={t('sites.selectAll')}
            checked={selected > 0 && selected >= total}
            indeterminate={selected > 0 && selected < total}
            onChange={() => onAll(selected < total)}
          />
        </th>
        {columns.map(({ id, label, size, show }) => {
          const sorted = sort === id ? (descending ? 'descending' : 'ascending') : 'none';
          return (
            <th
              key={id}
              aria-sort={sorted}
              className={classes.th}
              data-end={show ? true : undefined}
              style={{ width: size }}
            >
              <button type="button" className={classes.sort} onClick={() => onSort(id, show !== undefined)}>
                {label}
                {sorted === 'ascending' && <IconArrowUp size={12} />}
                {sorted === 'descending' && <IconArrowDown size={12} />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
