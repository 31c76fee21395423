import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '../app/notify.ts';
import { peek, update } from '../app/store.ts';
import classes from './import.module.css';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files dragged onto the window to the import wizard. */
export function DropTarget() {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(peek().dialog === null && !peek().project?.readOnly);
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = async (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (!file || peek().dialog !== null || peek().project?.readOnly) return;
      const path = (await window.desk?.grantFile?.(file)) ?? null;
      if (!path) notify({ message: t('imports.dropInBrowser'), color: 'gray' });
      update({ dialog: 'import', importPath: path });
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [t]);
  if (!over) return null;
  return (
    <div className={classes.drop}>
      <Text fw={600}>{t('imports.dropHere')}</Text>
    </div>
  );
}
