import { Button, Popover, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { select, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer } from '../base/use-query.ts';

/** Sites that reach beyond the county, how much of them does, and the way to cut them. */
export function BorderNotice() {
  const count = useStore((state) => state.summary?.acrossBorder ?? 0);
  return count > 0 ? <Across count={count} /> : null;
}

function Across({ count }: { count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const found = useAnswer('site.acrossBorder', {});

  const ids = found?.sites.map(({ siteId }) => siteId) ?? [];
  return (
    <Popover position="top" width={360} withinPortal>
      <Popover.Target>
        <Button size="compact-xs" color="orange" variant="light">
          {t('overlaps.across', { n: format.integer(count) })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {found && (
          <Stack gap={6} align="flex-start">
            <Text fz="xs">
              {t('overlaps.acrossHelp', {
                area: format.area(found.outsideM2),
                power: format.power(found.outsideKwp),
              })}
            </Text>
            <Button size="compact-xs" variant="subtle" onClick={() => select(ids)}>
              {t('overlaps.show')}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={readOnly}
              onClick={() => void run('site.cutToBorder', { ids })}
            >
              {t('overlaps.cutToBorder')}
            </Button>
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
