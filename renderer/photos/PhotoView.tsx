import { ActionIcon, Group, Modal, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Photo, photoPath } from '../../shared/photos.ts';
import { run } from '../base/client.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { State } from '../ui/State.tsx';
import { TextField } from '../ui/TextField.tsx';
import classes from './photos.module.css';

/** One photo large, with its caption, and the way to the others. */
export function PhotoView(props: {
  photos: readonly Photo[];
  at: number;
  onMove(at: number): void;
  onClose(): void;
}) {
  const { photos, at, onMove, onClose } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const [failed, setFailed] = useState<number | null>(null);
  const photo = photos[at]!;
  const move = (by: number) => at + by >= 0 && at + by < photos.length && onMove(at + by);
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    if (event.key === 'ArrowLeft') move(-1);
    if (event.key === 'ArrowRight') move(1);
  };
  const remove = async () => {
    if (photos.length === 1) onClose();
    if (await run('site.photo.remove', { ids: [photo.id] })) notifyEdit(t('photos.removed'));
  };
  const step = (label: string, by: number, icon: typeof IconChevronLeft) => {
    const Icon = icon;
    const last = at + by < 0 || at + by >= photos.length;
    return (
      <Tooltip label={label}>
        <ActionIcon aria-label={label} disabled={last} onClick={() => move(by)}>
          <Icon size={18} />
        </ActionIcon>
      </Tooltip>
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('photos.title')}
      size={860}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      onKeyDown={onKey}
    >
      <div className={classes.large}>
        {failed === photo.id ? (
          <State kind="error" text={t('photos.failed')} onRetry={() => setFailed(null)} />
        ) : (
          <img
            key={photo.id}
            src={`${photoPath(photo.id, 'picture')}?${photo.addedAt}`}
            alt={photo.caption || photo.name}
            onError={() => setFailed(photo.id)}
          />
        )}
      </div>
      <Group justify="space-between" mt="xs" wrap="nowrap">
        <Group gap={4} wrap="nowrap">
          {step(t('photos.previous'), -1, IconChevronLeft)}
          <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {t('photos.place', { n: at + 1, total: photos.length })}
          </Text>
          {step(t('photos.next'), 1, IconChevronRight)}
        </Group>
        <Text size="xs" c="var(--muted)" truncate>
          {photo.name}
          {photo.name && ' · '}
          {t('photos.facts', {
            width: photo.widthPx,
            height: photo.heightPx,
            date: format.date(photo.addedAt),
          })}
        </Text>
        <Tooltip label={t('photos.remove')}>
          <ActionIcon
            aria-label={t('photos.remove')}
            color="red"
            disabled={readOnly}
            onClick={() => void remove()}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <TextField
        key={photo.id}
        label={t('photos.caption')}
        placeholder={t('photos.captionHelp')}
        value={photo.caption}
        maxLength={500}
        disabled={readOnly}
        onCommit={(caption) => void run('site.photo.update', { id: photo.id, caption })}
      />
    </Modal>
  );
}
