import { Button, CloseButton, Group, Paper, Text, Title } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import classes from './habits.module.css';
import { endTour, goTo, TOUR, useTour } from './tour.ts';

const DEMONSTRATION = '410225';

/**
 * A short way through the window, beside the work: nothing is blocked. At the first run it shows on the demonstration
 * county until something is drawn; it can be started again from the project menu.
 */
export function Tour() {
  const { at, asked } = useTour();
  const idle = useStore((state) => state.sites.length === 0 && state.tool === 'select');
  const demonstration = useStore((state) => state.project?.county.code === DEMONSTRATION);
  const dialog = useStore((state) => state.dialog);
  const step = at === null ? undefined : TOUR[at];
  if (at === null || !step || dialog !== null || !(asked || (idle && demonstration))) return null;
  return <Step key={step.key} at={at} asked={asked} />;
}

function Step({ at, asked }: { at: number; asked: boolean }) {
  const { t } = useTranslation();
  const card = useRef<HTMLDivElement>(null);
  const [frame, setFrame] = useState<DOMRect | null>(null);
  const { key, target } = TOUR[at]!;
  const last = at === TOUR.length - 1;
  useEffect(() => {
    const shown = document.querySelector(target);
    const place = () => setFrame(shown?.getBoundingClientRect() ?? null);
    place();
    // A panel that opens makes room for itself without the window changing its size.
    const watch = new ResizeObserver(place);
    if (shown) watch.observe(shown);
    window.addEventListener('resize', place);
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [target]);
  useEffect(() => {
    if (asked || at > 0) card.current?.focus();
  }, [asked, at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      Escape: endTour,
      ArrowRight: () => !last && goTo(at + 1),
      ArrowLeft: () => at > 0 && goTo(at - 1),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <>
      {frame && (
        <div
          className={classes.ring}
          style={{ left: frame.left, top: frame.top, width: frame.width, height: frame.height }}
        />
      )}
      <Paper
        ref={card}
        className={classes.tour}
        shadow="lg"
        withBorder
        p="md"
        tabIndex={-1}
        component="section"
        aria-label={t('habits.tour.title')}
        onKeyDown={onKeyDown}
      >
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} fz="sm">
            {t(`habits.tour.steps.${key}.title`)}
          </Title>
          <CloseButton size="sm" aria-label={t('habits.tour.skip')} onClick={endTour} />
        </Group>
        <Text size="sm" my="xs">
          {t(`habits.tour.steps.${key}.text`)}
        </Text>
        <Group justify="space-between">
          <Text size="xs" c="var(--muted)">
            {t('habits.tour.step', { at: at + 1, of: TOUR.length })}
          </Text>
          <Group gap="xs">
            {at > 0 && (
              <Button size="compact-xs" variant="default" onClick={() => goTo(at - 1)}>
                {t('habits.tour.back')}
              </Button>
            )}
            <Button size="compact-xs" onClick={() => (last ? endTour() : goTo(at + 1))}>
              {t(last ? 'habits.tour.done' : 'habits.tour.next')}
            </Button>
          </Group>
        </Group>
      </Paper>
    </>
  );
}
