import { ActionIcon, Button, Checkbox, CloseButton, Group, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFileTypeCsv, IconSearch, IconTrash } from '@tabler/icons-react';
import {
  columnSizingFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteRow } from '../app/slices/types.ts';
import { peek, select, toggleSelected, useStore } from '../app/store.ts';
import { KIND_COLOUR } from '../app/theme.ts';
import { useFormat } from '../app/use-format.ts';
import { fitSelection } from '../map/actions.ts';
import { download, toCsv } from '../ui/download.ts';
import { State } from '../ui/State.tsx';
import { confirmDeleteSites } from './delete.tsx';
import { matching } from './matching.ts';
import { useColumns } from './site-columns.ts';
import classes from './sites.module.css';

const features = tableFeatures({
  rowSortingFeature,
  columnSizingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});
const helper = createColumnHelper<typeof features, SiteRow>();

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** All sites with their figures: sort, search, select many, export. */
export function SiteTable() {
  const { t } = useTranslation();
  const format = useFormat();
  const sites = useStore((state) => state.sites);
  const selected = useStore((state) => state.selected);
  const [query, setQuery] = useState('');
  const [sorting, setSorting] = useState<SortingState>([]);
  const columns = useColumns(format);
  const data = useMemo(() => [...matching(sites, query)], [sites, query]);
  const anchor = useRef<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);

  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map((column) =>
          helper.accessor((site) => column.value(site) ?? Number.NEGATIVE_INFINITY, {
            id: column.id,
            size: column.size,
            sortDescFirst: column.show !== undefined,
            sortFn: column.show
              ? 'basic'
              : (a, b, id) => collator.compare(String(a.getValue(id)), String(b.getValue(id))),
          }),
        ),
      ),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: (site) => String(site.id),
    state: { sorting },
    onSortingChange: setSorting,
  });
  const rows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 30,
    overscan: 10,
  });
  const width = 36 + columns.reduce((sum, { size }) => sum + size, 0);
  const allSelected = rows.length > 0 && rows.every((row) => selected.has(row.original.id));

  const choose = (event: MouseEvent | KeyboardEvent, index: number) => {
    const id = rows[index]!.original.id;
    const from = rows.findIndex((row) => row.original.id === anchor.current);
    if (event.shiftKey && from >= 0) {
      const [low, high] = [Math.min(from, index), Math.max(from, index)];
      select(rows.slice(low, high + 1).map((row) => row.original.id));
      return;
    }
    anchor.current = id;
    if (event.ctrlKey || event.metaKey) toggleSelected([id]);
    else select([id]);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(rows.length - 1, index + step));
      virtual.scrollToIndex(next);
      choose(event, next);
      requestAnimationFrame(() =>
        frame.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus(),
      );
    } else if (event.key === 'Enter') fitSelection();
    else if (event.key === ' ') {
      event.preventDefault();
      toggleSelected([rows[index]!.original.id]);
    } else if (event.key === 'Delete') confirmDeleteSites();
  };
  const exportCsv = () => {
    const chosen = selected.size > 0 ? rows.filter((row) => selected.has(row.original.id)) : rows;
    const head = columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label));
    download(
      `${peek().project?.name ?? ''} ${t('sites.title')}.csv`,
      toCsv([head, ...chosen.map((row) => columns.map((column) => column.value(row.original)))]),
    );
  };

  if (sites.length === 0) return <State kind="empty" title={t('sites.empty')} text={t('sites.emptyHelp')} />;
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Group gap="xs" px="sm" py={6} wrap="nowrap">
        <TextInput
          size="xs"
          w={230}
          aria-label={t('sites.search')}
          placeholder={t('sites.search')}
          leftSection={<IconSearch size={14} />}
          rightSection={
            query && <CloseButton size="xs" aria-label={t('app.cancel')} onClick={() => setQuery('')} />
          }
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <span style={{ flex: 1 }} />
        {selected.size > 0 && (
          <span style={{ fontSize: 12 }}>{t('hints.selected', { n: selected.size })}</span>
        )}
        <ActionIcon
          aria-label={t('tools.delete')}
          disabled={selected.size === 0}
          onClick={confirmDeleteSites}
        >
          <IconTrash size={16} />
        </ActionIcon>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFileTypeCsv size={14} />}
          onClick={exportCsv}
        >
          {t('sites.exportCsv')}
        </Button>
      </Group>
      <div ref={frame} className={classes.table}>
        <table aria-label={t('sites.tableLabel')} aria-rowcount={rows.length + 1} style={{ minWidth: width }}>
          <thead className={classes.thead}>
            <tr className={classes.tr}>
              <th className={classes.th} style={{ width: 36 }}>
                <Checkbox
                  size="xs"
                  aria-label={t('sites.selectAll')}
                  checked={allSelected}
                  indeterminate={!allSelected && selected.size > 0}
                  onChange={() => select(allSelected ? [] : rows.map((row) => row.original.id))}
                />
              </th>
              {table.getFlatHeaders().map((header, index) => {
                const sorted = header.column.getIsSorted();
                const column = columns[index]!;
                return (
                  <th
                    key={header.id}
                    aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                    className={classes.th}
                    data-end={column.show ? true : undefined}
                    style={{ width: header.getSize() }}
                  >
                    <button
                      type="button"
                      className={classes.sort}
                      onClick={header.column.getToggleSortingHandler()}
                    >
                      {column.label}
                      {sorted === 'asc' && <IconArrowUp size={12} />}
                      {sorted === 'desc' && <IconArrowDown size={12} />}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody className={classes.body} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const site = rows[index]!.original;
              const chosen = selected.has(site.id);
              return (
                <tr
                  key={site.id}
                  data-index={index}
                  data-site={site.id}
                  aria-rowindex={index + 2}
                  aria-selected={chosen}
                  tabIndex={index === 0 || chosen ? 0 : -1}
                  className={classes.tr}
                  style={{ transform: `translateY(${start}px)` }}
                  onClick={(event) => choose(event, index)}
                  onDoubleClick={fitSelection}
                  onKeyDown={(event) => onKeyDown(event, index)}
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
                      style={{ width: column.size }}
                    >
                      {column.id === 'kind' && (
                        <span
                          className={classes.dot}
                          style={{ background: KIND_COLOUR[site.kind], marginInlineEnd: 7 }}
                          data-off={!site.included || undefined}
                        />
                      )}
                      {column.show ? column.show(site) : column.value(site)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
