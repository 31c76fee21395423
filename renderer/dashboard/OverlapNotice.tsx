import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { select, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer } from '../base/use-query.ts';

/** Pairs that are listed at most. */
const MOST = 30;

/** Sites that overlap, what is counted twice, and the choice of leaving one out. */
export function OverlapNotice() {
  const overlapping = useStore((state) => state.summary?.overlapping ?? 0);
  const unchecked = useStore((state) => state.summary?.overlapUnchecked ?? 0);
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {overlapping > 0 && <Overlapping count={overlapping} />}
      {unchecked > 0 && (
        <Text fz="xs" c="orange">
          {t('overlaps.unchecked', { n: format.integer(unchecked) })}
        </Text>
      )}
    </>
  );
}

function Overlapping({ count }: { count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const found = useAnswer('site.overlaps', {});

  const open = found?.pairs.filter(({ kept }) => kept === null) ?? [];
  const settle = (siteIds: [number, number], how: 'keep' | 'cut', reason?: string) =>
    void run('site.settleOverlap', { siteIds, how, ...(reason && { reason }) });
  const leaveOut = (id: number) => void run('site.include', { ids: [id], included: false });
  return (
    <Popover position="top" width={420} withinPortal>
      <Popover.Target>
        <Button size="compact-xs" color="orange" variant="light">
          {t('overlaps.badge', { n: format.integer(count) })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          {found && (
            <Text fz="xs">
              {t('overlaps.twice', {
                area: format.area(found.areaM2),
                power: format.power(found.capacityKwp),
              })}
            </Text>
          )}
          {open.slice(0, MOST).map(({ siteIds, names, areaM2 }) => (
            <div key={siteIds.join()}>
              <Text fz="xs">
                {t('overlaps.pair', { a: names[0], b: names[1], area: format.area(areaM2) })}
              </Text>
              <Group gap={4}>
                <Button size="compact-xs" variant="subtle" onClick={() => select(siteIds)}>
                  {t('overlaps.show')}
                </Button>
                {siteIds.map((id, index) => (
                  <Button
                    key={id}
                    size="compact-xs"
                    variant="subtle"
                    disabled={readOnly}
                    onClick={() => leaveOut(id)}
                  >
                    {t('overlaps.leaveOut', { name: names[index] })}
                  </Button>
                ))}
                {siteIds.map((id, index) => (
                  <Button
                    key={`cut ${id}`}
                    size="compact-xs"
                    variant="subtle"
                    disabled={readOnly}
                    onClick={() => settle([siteIds[1 - index]!, id], 'cut')}
                  >
                    {t('overlaps.cut', { name: names[index] })}
                  </Button>
                ))}
                <Button
                  size="compact-xs"
                  variant="subtle"
                  disabled={readOnly}
                  onClick={() => settle(siteIds, 'keep', t('overlaps.keptReason'))}
                >
                  {t('overlaps.keep')}
                </Button>
              </Group>
            </div>
          ))}
          {open.length > MOST && (
            <Text fz="xs">{t('overlaps.more', { n: format.integer(open.length - MOST) })}</Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
