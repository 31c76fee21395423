import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconCopy, IconFileTypeCsv, IconTrash } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { select, toggleSelected, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { fitSelection } from '../map/actions.ts';
import { State } from '../ui/State.tsx';
import { pasteCells, takeCellKey } from './cell-keys.ts';
import { copyRows, exportRows } from './copy.ts';
import { confirmDeleteSites } from './delete.tsx';
import { EditMany } from './EditMany.tsx';
import { ColumnMenu, FilterBar } from './FilterBar.tsx';
import { CHECK_PX, SiteTableHead } from './SiteTableHead.tsx';
import { useColumns } from './site-columns.ts';
import { GroupLine, SiteLineRow } from './TableLine.tsx';
import classes from './table.module.css';
import { linesOf } from './table-lines.ts';
import { choose, useTable } from './table-state.ts';
import { useSitePages } from './use-pages.ts';

const LINE_PX = 30;

/** All sites with their figures: filter, sort, group, select and change many, copy and export. */
export function SiteTable() {
  const { t } = useTranslation();
  const format = useFormat();
  const count = useStore((state) => state.siteCount);
  const selected = useStore((state) => state.selected);
  const choice = useTable((state) => state.choice);
  const shown = useTable((state) => state.columns);
  const everyColumn = useColumns(format);
  const columns = useMemo(() => everyColumn.filter(({ id }) => shown.includes(id)), [everyColumn, shown]);
  const pages = useSitePages(choice);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(
    () => linesOf(pages.total, pages.groups, folded),
    [pages.total, pages.groups, folded],
  );
  const anchor = useRef<number | null>(null);
  /** Where the keyboard is: keys come faster than the focus follows. */
  const cursor = useRef(0);
  const lastRange = useRef(0);
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.count,
    getScrollElement: () => frame.current,
    estimateSize: () => LINE_PX,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const places = items.flatMap(({ index }) => {
    const line = lines.at(index);
    return 'site' in line ? [line.site] : [];
  });
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  const { want } = pages;
  useEffect(() => want(first, last), [want, first, last]);
  const width = CHECK_PX + columns.reduce((sum, { size }) => sum + size, 0);

  /** Ids of every site the table shows, in its order. */
  const idsShown = async (): Promise<readonly number[]> => {
    try {
      return (await invoke('site.ids', choice)).ids;
    } catch (error) {
      notifyError(error);
      return [];
    }
  };
  const choosePlace = async (event: MouseEvent | KeyboardEvent, place: number) => {
    const row = pages.row(place);
    if (!row) return;
    cursor.current = place;
    const range = ++lastRange.current;
    if (event.shiftKey && anchor.current !== null) {
      const [low, high] = [Math.min(anchor.current, place), Math.max(anchor.current, place)];
      const ids = await idsShown();
      if (range === lastRange.current) select(ids.slice(low, high + 1));
      return;
    }
    anchor.current = place;
    if (event.ctrlKey || event.metaKey) toggleSelected([row.id]);
    else select([row.id]);
  };
  const onKeyDown = (event: KeyboardEvent, place: number) => {
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
    if (takeCellKey(event, pages.row(place), columns, choice)) return event.preventDefault();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(pages.total - 1, cursor.current + step));
      virtual.scrollToIndex(lines.lineOf(next));
      void choosePlace(event, next);
      requestAnimationFrame(() =>
        frame.current?.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus(),
      );
    } else if (event.key === 'Enter') void fitSelection();
    else if (event.key === ' ') {
      event.preventDefault();
      const row = pages.row(place);
      if (row) toggleSelected([row.id]);
    } else if (event.key === 'Delete') confirmDeleteSites();
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c') {
      event.preventDefault();
      void copyRows(choice, columns, pages.total);
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      event.stopPropagation();
      void idsShown().then(select);
    }
  };
  const sortBy = (id: (typeof columns)[number]['id'], numeric: boolean) => {
    if (choice.sort !== id) choose({ sort: id, descending: numeric });
    else if ((choice.descending ?? false) === numeric) choose({ descending: !numeric });
    else choose({ sort: undefined, descending: undefined });
  };

  if (count === 0) return <State kind="empty" title={t('sites.empty')} text={t('sites.emptyHelp')} />;
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Group gap="xs" px="sm" py={6} wrap="wrap">
        <FilterBar />
        <span
          style={{ flex: 1, fontSize: 12, whiteSpace: 'nowrap', color: 'var(--muted)' }}
          className="num"
          role="status"
        >
          {pages.total === pages.all
            ? t('find.count', { n: format.integer(pages.total) })
            : t('find.countOf', { n: format.integer(pages.total), all: format.integer(pages.all ?? count) })}
          {selected.size > 0 && ` · ${t('hints.selected', { n: format.integer(selected.size) })}`}
        </span>
        <EditMany />
        <Tooltip label={t('tools.delete')}>
          <ActionIcon
            aria-label={t('tools.delete')}
            disabled={selected.size === 0}
            onClick={confirmDeleteSites}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconCopy size={14} />}
          onClick={() => void copyRows(choice, columns, pages.total)}
        >
          {t('find.copy')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFileTypeCsv size={14} />}
          onClick={() => void exportRows(choice, columns)}
        >
          {t('sites.exportCsv')}
        </Button>
        <ColumnMenu columns={everyColumn} />
      </Group>
      {pages.failure && <State kind="error" text={pages.failure} onRetry={pages.retry} />}
      {pages.all !== null && pages.total === 0 && <State kind="empty" title={t('sites.noMatch')} />}
      <div ref={frame} className={classes.table}>
        <table
          onPaste={(event) => pasteCells(event, columns, choice, pages.row(cursor.current))}
          aria-label={t('sites.tableLabel')}
          aria-rowcount={lines.count + 1}
          style={{ minWidth: width }}
        >
          <SiteTableHead
            columns={columns}
            sort={choice.sort}
            descending={choice.descending}
            selected={selected.size}
            total={pages.total}
            onSort={sortBy}
            onAll={(all) => (all ? void idsShown().then(select) : select([]))}
          />
          <tbody className={classes.body} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {items.map(({ index, start }) => {
              const line = lines.at(index);
              if ('group' in line) {
                const { key } = line.group;
                return (
                  <GroupLine
                    key={`group ${key}`}
                    group={line.group}
                    by={choice.group ?? 'none'}
                    span={columns.length + 1}
                    start={start}
                    index={index}
                    folded={folded.has(key)}
                    onFold={() => {
                      const next = new Set(folded);
                      if (!next.delete(key)) next.add(key);
                      setFolded(next);
                    }}
                  />
                );
              }
              const site = pages.row(line.site);
              if (!site) return null;
              return (
                <SiteLineRow
                  key={site.id}
                  site={site}
                  columns={columns}
                  index={index}
                  place={line.site}
                  start={start}
                  chosen={selected.has(site.id)}
                  onChoose={(event) => void choosePlace(event, line.site)}
                  onKeyDown={(event) => onKeyDown(event, line.site)}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
