import { Button, Divider, Group, NativeSelect, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteFields } from '../../shared/domain.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { mergeSites, peek, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { TemplatePicker } from '../equipment/TemplatePicker.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { confirmMany } from './confirm-many.tsx';
import { EditPreview } from './EditPreview.tsx';

/** Fields that many sites may share, as the form of one site shows them. */
const NUMBERS = {
  tiltDeg: { label: 'sites.tilt', min: 0, max: 90, unit: '°', factor: 1 },
  azimuthDeg: { label: 'sites.azimuth', min: 0, max: 360, unit: '°', factor: 1 },
  usableShare: { label: 'sites.usableShare', min: 0.1, max: 100, unit: '%', factor: 100 },
  moduleWpM2: { label: 'sites.moduleWpM2', min: 1, max: 400, unit: 'Wp/m²', factor: 1 },
} as const;
type NumberKey = keyof typeof NUMBERS;
const FIELDS = ['tiltDeg', 'azimuthDeg', 'usableShare', 'moduleWpM2', 'notes'] as const;

/** Gives all selected sites the same value of a field, or counts them or not: one edit, one undo step. */
export function EditMany() {
  const { t } = useTranslation();
  const format = useFormat();
  const chosen = useStore((state) => state.selected);
  const selected = useMemo(() => [...chosen], [chosen]);
  const count = selected.length;
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const pending = useStore((state) => state.pending > 0);
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<(typeof FIELDS)[number]>('tiltDeg');
  const [number, setNumber] = useState<number | null>(null);
  const [text, setText] = useState('');
  const n = format.integer(count);

  const done = () => {
    setOpen(false);
    notify({ message: t('find.edited', { n }), color: 'teal' });
  };
  const apply = async () => {
    const changes: Partial<SiteFields> = field === 'notes' ? { notes: text } : { [field]: number };
    const result = await run('site.update', { ids: [...peek().selected], changes });
    if (!result) return;
    if (!peek().sitesInTiles) mergeSites(result.sites);
    done();
  };
  const include = async (included: boolean) => {
    setOpen(false);
    const ids = [...peek().selected];
    await confirmMany(ids, { built: included ? 1 : 0 }, () => run('site.include', { ids, included }));
  };
  const shape = field === 'notes' ? null : NUMBERS[field as NumberKey];
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" withArrow trapFocus width={400}>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconEdit size={14} />}
          disabled={count === 0 || readOnly}
          onClick={() => setOpen(!open)}
        >
          {t('find.edit')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {t('find.editTitle', { n })}
          </Text>
          <NativeSelect
            size="xs"
            label={t('find.field')}
            value={field}
            onChange={(event) => {
              setField(event.currentTarget.value as typeof field);
              setNumber(null);
            }}
            data={FIELDS.map((key) => ({
              value: key,
              label: t(key === 'notes' ? 'sites.notes' : NUMBERS[key].label),
            }))}
          />
          {shape ? (
            <NumberField
              key={field}
              label={t('find.value')}
              value={number}
              min={shape.min}
              max={shape.max}
              unit={shape.unit}
              factor={shape.factor}
              meant={
                field === 'azimuthDeg'
                  ? (typed) => (typed < 0 && typed >= -360 ? typed + 360 : typed)
                  : undefined
              }
              onCommit={setNumber}
            />
          ) : (
            <TextInput
              size="xs"
              label={t('find.value')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {open && (shape === null || number !== null) && count > 0 && (
            <Previewed ids={selected} changes={field === 'notes' ? { notes: text } : { [field]: number }} />
          )}
          <Button
            size="xs"
            loading={pending}
            disabled={shape !== null && number === null}
            onClick={() => void apply()}
          >
            {t('find.apply', { n })}
          </Button>
          <Divider />
          <TemplatePicker ids={selected} onApply={() => setOpen(false)} />
          <Divider />
          <Group grow gap="xs">
            <Button size="compact-xs" variant="default" onClick={() => void include(true)}>
              {t('find.include')}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => void include(false)}>
              {t('find.leaveOut')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What the edit will do, said before it is applied. */
function Previewed({ ids, changes }: { ids: number[]; changes: Partial<SiteFields> }) {
  const { read } = useQuery('site.preview', { ids, changes });
  if (!read) return null;
  return 'failure' in read ? (
    <Text size="xs" c="var(--mantine-color-red-text)" role="alert">
      {read.failure}
    </Text>
  ) : (
    <EditPreview preview={read.value} />
  );
}
