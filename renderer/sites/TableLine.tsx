import { Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KIND_COLOUR } from '../../shared/charts/look.ts';
import type { SiteGroup, SiteGroupSum, SiteLine } from '../../shared/site-page.ts';
import { toggleSelected, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { fitSelection } from '../map/actions.ts';
import blocks from '../ui/blocks.module.css';
import { CellEditor } from './CellEditor.tsx';
import { useCells } from './cell-state.ts';
import { CELLS } from './cells.ts';
import type { Column } from './site-columns.ts';
import classes from './table.module.css';

/** A group's heading with its sums; a press folds it away. */
export function GroupLine(props: {
  group: SiteGroupSum;
  by: SiteGroup;
  span: number;
  start: number;
  index: number;
  folded: boolean;
  onFold(): void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { key, count, counted } = props.group;
  const names: Record<SiteGroup, () => string> = {
    none: () => '',
    town: () => key || t('find.noTown'),
    kind: () => t(`kinds.${key as SiteLine['kind']}`),
    mount: () => t(`mounts.${key as SiteLine['mount']}`),
    owner: () => t(`siteTerms.owners.${key as SiteLine['terms']['ownerClass']}`),
    land: () => t(`rules.status.${key as SiteLine['land']}`),
    included: () => t(key === 'in' ? 'find.included' : 'find.leftOut'),
  };
  const sums = t('find.groupSum', {
    n: format.integer(count),
    counted: format.integer(counted.count),
    power: format.power(counted.capacityKwp),
    energy: format.energy(counted.annualKwh),
  });
  return (
    <tr
      className={classes.tr}
      aria-rowindex={props.index + 2}
      data-group
      style={{ transform: `translateY(${props.start}px)` }}
    >
      <td className={classes.td} colSpan={props.span}>
        <button type="button" className={classes.sort} aria-expanded={!props.folded} onClick={props.onFold}>
          {props.folded ? <IconChevronRight size={13} /> : <IconChevronDown size={13} />}
          <strong>{names[props.by]()}</strong>
        </button>
        <span className={`${classes.groupSum} num`}>{sums}</span>
      </td>
    </tr>
  );
}

/** A site's line. */
export function SiteLineRow(props: {
  site: SiteLine;
  columns: readonly Column[];
  index: number;
  place: number;
  start: number;
  chosen: boolean;
  onChoose(event: MouseEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}) {
  const { t } = useTranslation();
  const { site, columns, index, place, start, chosen } = props;
  const active = useCells((state) => state.column);
  const editing = useCells((state) => state.editing === site.id);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  return (
    <tr
      data-place={place}
      data-site={site.id}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      title={site.stale ? t('summary.staleHelp') : undefined}
      tabIndex={place === 0 || chosen ? 0 : -1}
      className={classes.tr}
      style={{ transform: `translateY(${start}px)` }}
      onClick={props.onChoose}
      onDoubleClick={() => void fitSelection()}
      onKeyDown={props.onKeyDown}
    >
      <td className={classes.td} style={{ width: 36 }}>
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={t('sites.selectRow', { name: site.name })}
          checked={chosen}
          onClick={(event) => event.stopPropagation()}
          onChange={() => toggleSelected([site.id])}
        />
      </td>
      {columns.map((column) => (
        <td
          key={column.id}
          className={classes.td}
          data-end={column.show ? true : undefined}
          data-active={(chosen && column.id === active) || undefined}
          style={{ width: column.size }}
          onClickCapture={() => useCells.setState({ column: column.id })}
          onDoubleClick={(event) => {
            if (readOnly || !CELLS[column.id]) return;
            event.stopPropagation();
            useCells.setState({ column: column.id, editing: site.id });
          }}
        >
          {column.id === 'kind' && (
            <span
              className={blocks.dot}
              style={{ background: KIND_COLOUR[site.kind], marginInlineEnd: 7 }}
              data-off={!site.included || undefined}
            />
          )}
          {editing && column.id === active && CELLS[column.id] ? (
            <CellEditor site={site} column={column} kind={CELLS[column.id]!} />
          ) : column.show ? (
            column.show(site)
          ) : (
            column.value(site)
          )}
        </td>
      ))}
    </tr>
  );
}
