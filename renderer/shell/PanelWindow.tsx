import { Text, VisuallyHidden } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { useDrawer } from '../dashboard/drawer-state.ts';
import { State } from '../ui/State.tsx';
import { AssumptionsEditor } from './AssumptionsEditor.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { Drawer } from './Drawer.tsx';
import { Jobs } from './Jobs.tsx';
import classes from './workbench.module.css';

/** A window of one panel: the same document, the same selection, and the whole of the screen's other half. */
export function PanelWindow() {
  const { t } = useTranslation();
  const project = useStore((state) => state.project);
  const connected = useStore((state) => state.connected);
  const panel = useDrawer((state) => state.panel);
  useEffect(() => {
    document.title = [t(panel), project?.name, t('app.name')].filter(Boolean).join(' · ');
  }, [t, panel, project?.name]);
  return (
    <div className={classes.window}>
      {!connected && (
        <Text role="alert" className={classes.offline} size="xs">
          {t('app.offline')}
        </Text>
      )}
      <main className={classes.apart}>
        <VisuallyHidden component="h1">{t(panel)}</VisuallyHidden>
        <CrashGuard>
          {project ? (
            <Drawer key={project.path} apart />
          ) : (
            <State kind="empty" title={t('panes.noDocument')} />
          )}
        </CrashGuard>
      </main>
      <AssumptionsEditor />
      <Jobs />
    </div>
  );
}
