import {
  ActionIcon,
  Checkbox,
  CloseButton,
  NativeSelect,
  Popover,
  Stack,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconColumns3, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SITE_KINDS } from '../../shared/domain.ts';
import { LAND_STATUSES } from '../../shared/land-rules.ts';
import { SITE_GROUPS, type SiteGroup } from '../../shared/site-page.ts';
import type { Column } from './site-columns.ts';
import { choose, toggleColumn, useTable } from './table-state.ts';
import type { Choice } from './use-pages.ts';

const SETTLE_MS = 120;
const LAND = LAND_STATUSES;

/** Which sites the table shows and how they are grouped. */
export function FilterBar() {
  const { t } = useTranslation();
  const choice = useTable((state) => state.choice);
  const [text, setText] = useState(choice.text ?? '');
  const [settled] = useDebouncedValue(text, SETTLE_MS);
  useEffect(() => choose({ text: settled }), [settled]);
  const select = (
    label: string,
    value: string,
    data: { value: string; label: string }[],
    take: (v: string) => void,
  ) => (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value}
      data={data}
      onChange={(event) => take(event.currentTarget.value)}
    />
  );
  return (
    <>
      <TextInput
        size="xs"
        w={190}
        aria-label={t('sites.search')}
        placeholder={t('sites.search')}
        leftSection={<IconSearch size={14} />}
        rightSection={
          text && <CloseButton size="xs" aria-label={t('app.cancel')} onClick={() => setText('')} />
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {select(
        t('sites.kind'),
        choice.kind ?? '',
        [
          { value: '', label: t('find.anyKind') },
          ...SITE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
        ],
        (value) => choose({ kind: (value || undefined) as Choice['kind'] }),
      )}
      {select(
        t('find.land'),
        choice.land ?? '',
        [
          { value: '', label: t('find.anyLand') },
          ...LAND.map((land) => ({ value: land, label: t(`rules.status.${land}`) })),
        ],
        (value) => choose({ land: (value || undefined) as Choice['land'] }),
      )}
      {select(
        t('sites.included'),
        choice.included === undefined ? '' : String(choice.included),
        [
          { value: '', label: t('find.anyIncluded') },
          { value: 'true', label: t('find.included') },
          { value: 'false', label: t('find.leftOut') },
        ],
        (value) => choose({ included: value === '' ? undefined : value === 'true' }),
      )}
      {select(
        t('find.group'),
        choice.group ?? 'none',
        SITE_GROUPS.map((group) => ({ value: group, label: t(`find.groups.${group}`) })),
        (value) => choose({ group: value as SiteGroup }),
      )}
    </>
  );
}

/** Which columns the table has. */
export function ColumnMenu({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation();
  const shown = useTable((state) => state.columns);
  return (
    <Popover position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <Tooltip label={t('find.columns')}>
          <ActionIcon aria-label={t('find.columns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6} role="group" aria-label={t('find.columns')}>
          {columns.map(({ id, label }) => (
            <Checkbox
              key={id}
              size="xs"
              label={label}
              checked={shown.includes(id)}
              onChange={() => toggleColumn(id)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
