import { Badge, Button, CloseButton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconPolygon, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KIND_COLOUR } from '../../shared/charts/look.ts';
import { refreshSites } from '../base/refresh.ts';
import { select, setTool, toggleSelected, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { fitSelection } from '../map/actions.ts';
import blocks from '../ui/blocks.module.css';
import { Section } from '../ui/Section.tsx';
import { State } from '../ui/State.tsx';
import { confirmDeleteSites } from './delete.tsx';
import classes from './list.module.css';
import { type SitePages, useSitePages } from './use-pages.ts';

/** Typing settles before it searches, in milliseconds. */
const SETTLE_MS = 120;

function Rows({ pages }: { pages: SitePages }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const selected = useStore((state) => state.selected);
  const virtual = useVirtualizer({
    count: pages.total,
    getScrollElement: () => frame.current,
    estimateSize: () => 40,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { want } = pages;
  useEffect(() => want(first, last), [want, first, last]);
  const onKeyDown = (event: KeyboardEvent, place: number) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const end = { Home: 0, End: pages.total - 1 }[event.key];
    if (step !== undefined || end !== undefined) {
      const next = Math.max(0, Math.min(pages.total - 1, end ?? place + (step ?? 0)));
      const site = pages.row(next);
      virtual.scrollToIndex(next);
      if (site && event.shiftKey) select([...selected, site.id]);
      else if (site) select([site.id]);
      requestAnimationFrame(() =>
        frame.current?.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus(),
      );
    } else if (event.key === 'Delete' || event.key === 'Backspace') confirmDeleteSites();
    else if (event.key === 'Escape') select([]);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={frame} className={classes.list}>
      <div
        role="listbox"
        aria-multiselectable
        aria-label={t('sites.listLabel')}
        style={{ height: virtual.getTotalSize(), position: 'relative' }}
      >
        {items.map((item) => {
          const site = pages.row(item.index);
          if (!site) return null;
          return (
            <button
              key={site.id}
              type="button"
              role="option"
              data-site={site.id}
              aria-selected={selected.has(site.id)}
              aria-setsize={pages.total}
              aria-posinset={item.index + 1}
              className={classes.item}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={(event) =>
                event.shiftKey || event.ctrlKey || event.metaKey
                  ? toggleSelected([site.id])
                  : select([site.id])
              }
              data-place={item.index}
              onDoubleClick={() => void fitSelection()}
              onKeyDown={(event) => onKeyDown(event, item.index)}
            >
              <span
                className={blocks.dot}
                style={{ background: KIND_COLOUR[site.kind] }}
                data-off={!site.included || undefined}
              />
              <span className={classes.itemText}>
                <span className={classes.itemName}>
                  {site.name}
                  {site.land === 'broken' && (
                    <IconAlertTriangle
                      size={13}
                      role="img"
                      aria-label={t('rules.status.broken')}
                      className={classes.itemWarning}
                    />
                  )}
                </span>
                <span className={classes.itemFacts}>
                  {format.power(site.capacityKwp)} ·{' '}
                  {site.estimate ? format.energy(site.estimate.annualKwh) : t('sites.estimating')}
                </span>
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

/** All sites by name in the left pane. */
export function SiteList() {
  const { t } = useTranslation();
  const format = useFormat();
  const count = useStore((state) => state.siteCount);
  const load = useStore((state) => state.sitesLoad);
  const [query, setQuery] = useState('');
  const [text] = useDebouncedValue(query, SETTLE_MS);
  const pages = useSitePages({ text });
  return (
    <Section
      grow
      title={t('sites.title')}
      aside={
        <Badge variant="light" color="gray" size="sm" radius="sm" className="num">
          {format.integer(count)}
        </Badge>
      }
    >
      {load === 'loading' && <State kind="loading" />}
      {load === 'failed' && <State kind="error" onRetry={() => void refreshSites()} />}
      {load === 'ready' && count === 0 && (
        <State
          kind="empty"
          icon={<IconPolygon size={26} stroke={1.5} />}
          title={t('sites.empty')}
          text={t('sites.emptyHelp')}
        >
          <Button size="xs" mt={4} variant="light" onClick={() => setTool('polygon')}>
            {t('sites.emptyAction')}
          </Button>
        </State>
      )}
      {count > 0 && (
        <>
          <TextInput
            size="xs"
            mx="sm"
            mb={6}
            aria-label={t('sites.search')}
            placeholder={t('sites.search')}
            leftSection={<IconSearch size={14} />}
            rightSection={
              query && <CloseButton size="xs" aria-label={t('app.cancel')} onClick={() => setQuery('')} />
            }
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          {pages.failure ? (
            <State kind="error" text={pages.failure} onRetry={pages.retry} />
          ) : pages.all !== null && pages.total === 0 ? (
            <Text size="xs" c="var(--muted)" px="md">
              {t('sites.noMatch')}
            </Text>
          ) : (
            <Rows pages={pages} />
          )}
        </>
      )}
    </Section>
  );
}
