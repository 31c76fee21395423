import { ActionIcon, Group, NumberInput, Select, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPage, type Preview } from './preview.ts';
import classes from './report.module.css';

/** Widths of a page, of the room there is. */
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;
const WHOLE = ZOOMS.indexOf(1);

/** Pages of a plan as the PDF has them, below each other; only those near the view are drawn. */
export function PlanPreview({ preview, stale }: { preview: Preview; stale: boolean }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const [at, setAt] = useState(1);
  const [zoom, setZoom] = useState(WHOLE);
  const { pages } = preview;
  const numbers = Array.from({ length: pages }, (_, i) => i + 1);

  const show = (page: number) => {
    const wanted = Math.min(pages, Math.max(1, page));
    scroller.current?.querySelector(`[data-page="${wanted}"]`)?.scrollIntoView({ block: 'start' });
  };
  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    const height = box.scrollHeight / pages;
    setAt(Math.min(pages, Math.floor((box.scrollTop + box.clientHeight / 2) / height) + 1));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = { Home: 1, End: pages, PageDown: at + 1, PageUp: at - 1 }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    show(wanted);
  };

  return (
    <section className={classes.preview} aria-label={t('report.preview')}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="var(--muted)" role="status">
          {stale ? t('report.stale') : t('report.pageOf', { page: at, pages })}
        </Text>
        <Group gap={4} wrap="nowrap">
          <Select
            size="xs"
            w={190}
            aria-label={t('report.chapterPages')}
            placeholder={t('report.chapterPages')}
            value={null}
            data={preview.contents.map(({ title, level, page }, i) => ({
              value: String(i),
              label: `${level === 2 ? '\u2003' : ''}${title} · ${page}`,
            }))}
            onChange={(chosen) => chosen !== null && show(preview.contents[Number(chosen)]!.page)}
            searchable
          />
          <NumberInput
            size="xs"
            w={64}
            aria-label={t('report.goToPage')}
            min={1}
            max={pages}
            allowDecimal={false}
            hideControls
            value={at}
            onChange={(page) => typeof page === 'number' && page !== at && show(page)}
          />
          <ActionIcon
            aria-label={t('report.zoomOut')}
            disabled={zoom === 0}
            onClick={() => setZoom(zoom - 1)}
          >
            <IconZoomOut size={16} />
          </ActionIcon>
          <Text size="xs" w={40} ta="center">
            {`${ZOOMS[zoom]! * 100}%`}
          </Text>
          <ActionIcon
            aria-label={t('report.zoomIn')}
            disabled={zoom === ZOOMS.length - 1}
            onClick={() => setZoom(zoom + 1)}
          >
            <IconZoomIn size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t('report.previousPage')} disabled={at <= 1} onClick={() => show(at - 1)}>
            <IconChevronUp size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t('report.nextPage')} disabled={at >= pages} onClick={() => show(at + 1)}>
            <IconChevronDown size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <section
        ref={scroller}
        className={classes.pages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label={t('report.pages', { n: pages })}
        data-stale={stale || undefined}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        {numbers.map((number) => (
          <Page key={number} preview={preview} number={number} zoom={ZOOMS[zoom]!} />
        ))}
      </section>
    </section>
  );
}

function Page({ preview, number, zoom }: { preview: Preview; number: number; zoom: number }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const watcher = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: element.parentElement,
      rootMargin: '100% 0px',
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is drawn anew at another width
  useEffect(() => {
    const element = canvas.current;
    if (!near || !element) return;
    const drawing = new AbortController();
    drawPage(preview, number, element, drawing.signal).catch(() => {
      if (!drawing.signal.aborted) setFailed(true);
    });
    return () => {
      drawing.abort();
      // A page far away gives its memory back.
      element.width = 0;
    };
  }, [preview, number, near, zoom]);

  return (
    <canvas
      ref={canvas}
      className={classes.page}
      style={{ width: `${zoom * 100}%`, maxWidth: `${zoom * 720}px` }}
      data-page={number}
      data-drawn={near || undefined}
      role="img"
      aria-label={failed ? t('report.pageFailed', { page: number }) : t('report.page', { page: number })}
    />
  );
}
