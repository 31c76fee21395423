import { Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LARGEST_DROP_BYTES } from '../../shared/import.ts';
import { getDesk } from '../base/client.ts';
import { openDocument } from '../base/documents.ts';
import { notify } from '../base/notify.ts';
import { peek, update } from '../base/store.ts';
import { dropOf } from './drop.ts';
import classes from './import.module.css';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
const takesFiles = () => peek().dialog === null && !peek().project?.readOnly;

/** Takes files dragged onto the window: data to the import wizard, a document to be opened where none is. */
export function DropTarget() {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'over' | 'taking'>('idle');
  useEffect(() => {
    let taking = false;
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (!taking) setState(takesFiles() ? 'over' : 'idle');
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && !taking && setState('idle');
    const onDrop = async (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const drop = dropOf([...(event.dataTransfer?.files ?? [])]);
      if (taking || !drop || !takesFiles()) return;
      taking = true;
      setState('taking');
      await take(drop);
      taking = false;
      setState('idle');
    };
    const take = async ({ file, beside }: { file: File; beside: File[] }) => {
      const desk = getDesk();
      const open = peek().project !== null;
      if (!open && !/\.gpkg$/i.test(file.name)) return say('imports.dropNoProject');
      if (!open && desk.copiesDropped) {
        // A copy would be gone with the program, and the planner's work in it.
        say('imports.dropDocument');
        return void (await openDocument());
      }
      if (
        desk.copiesDropped &&
        [file, ...beside].reduce((sum, { size }) => sum + size, 0) > LARGEST_DROP_BYTES
      ) {
        say('imports.dropTooLarge');
        return update({ dialog: 'import', importPath: null });
      }
      const path = await desk.grantFile(file, beside).catch(() => null);
      if (!path) say('imports.dropFailed');
      // A copy is not the planner's document: only data can be taken from it.
      if (open && path && !desk.copiesDropped && /\.gpkg$/i.test(file.name)) update({ given: path });
      else if (open) update({ dialog: 'import', importPath: path });
      else if (path) await openDocument(path);
    };
    const say = (
      text: 'imports.dropNoProject' | 'imports.dropDocument' | 'imports.dropTooLarge' | 'imports.dropFailed',
    ) => notify({ message: t(text), color: 'gray' });
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [t]);
  if (state === 'idle') return null;
  return (
    <div className={classes.drop} role="status">
      {state === 'taking' && <Loader size="sm" mr="sm" />}
      <Text fw={600}>{t(state === 'taking' ? 'imports.dropTaking' : 'imports.dropHere')}</Text>
    </div>
  );
}
