import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PHOTO_LIMITS, type Photo, photoPath } from '../../shared/photos.ts';
import { run } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import siteClasses from '../ui/blocks.module.css';
import { State } from '../ui/State.tsx';
import { encodePhoto } from './encode.ts';
import { PhotoView } from './PhotoView.tsx';
import classes from './photos.module.css';

/** Adds files to a site: those that can be read, as one undo step; of each other it says why not. */
function useAdd(siteId: number) {
  const { t } = useTranslation();
  const format = useFormat();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const add = async (files: File[]) => {
    const chosen = files.slice(0, PHOTO_LIMITS.atOnce);
    if (chosen.length === 0) return;
    if (files.length > chosen.length) {
      notify({ message: t('photos.tooMany', { n: PHOTO_LIMITS.atOnce }), color: 'yellow' });
    }
    const photos: Awaited<ReturnType<typeof encodePhoto>>[] = [];
    for (const [done, file] of chosen.entries()) {
      setProgress({ done, total: chosen.length });
      try {
        photos.push(await encodePhoto(file, format));
      } catch (error) {
        notifyError(error);
      }
    }
    if (photos.length > 0) {
      const result = await run('site.photo.add', { siteId, photos });
      if (result) notifyEdit(t('photos.added', { n: result.photos.length }));
    }
    setProgress(null);
  };
  return { add, progress };
}

/** Previews of a site's photos, each a button that shows it large. */
function Previews({ photos, onOpen }: { photos: readonly Photo[]; onOpen(at: number): void }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.previews}>
      {photos.map((photo, at) => (
        <li key={photo.id}>
          <button
            type="button"
            className={classes.preview}
            aria-label={t('photos.open', { n: at + 1, name: photo.caption || photo.name })}
            title={photo.caption || photo.name}
            onClick={() => onOpen(at)}
          >
            <img src={`${photoPath(photo.id, 'preview')}?${photo.addedAt}`} alt="" />
            {photo.caption && <span>{photo.caption}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Photos of a site: added from files, shown small and large, captioned and deleted. */
export function PhotosBlock({ site }: { site: SiteRow }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { read, retry } = useQuery('site.photo.list', { siteId: site.id }, false);
  const { add, progress } = useAdd(site.id);
  const [open, setOpen] = useState<number | null>(null);
  const photos = read && 'value' in read ? read.value.photos : [];
  return (
    <section className={siteClasses.part} aria-label={t('photos.title')}>
      <Group justify="space-between" mb={8}>
        <h3 className={siteClasses.partTitle} style={{ margin: 0 }}>
          {t('photos.title')}
        </h3>
        <FileButton multiple accept="image/jpeg,image/png,image/webp" onChange={(files) => void add(files)}>
          {(props) => (
            <Button
              {...props}
              size="compact-xs"
              variant="default"
              leftSection={<IconPhotoPlus size={14} />}
              loading={progress !== null}
              disabled={readOnly}
            >
              {t('photos.add')}
            </Button>
          )}
        </FileButton>
      </Group>
      {progress && (
        <Text size="xs" role="status" mb={4}>
          {t('photos.adding', { done: progress.done + 1, total: progress.total })}
        </Text>
      )}
      {read && 'failure' in read && <State kind="error" text={read.failure} onRetry={retry} />}
      {read && 'value' in read && photos.length === 0 && (
        <Text fz={11.5} lh={1.45} c="var(--muted)">
          {t('photos.none')}
        </Text>
      )}
      {photos.length > 0 && <Previews photos={photos} onOpen={setOpen} />}
      {open !== null && photos.length > 0 && (
        <PhotoView
          photos={photos}
          at={Math.min(open, photos.length - 1)}
          onMove={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
