import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { refreshProject } from '../base/project.ts';
import { useStore } from '../base/store.ts';
import { readableVariants, theme } from '../base/theme.ts';
import { ownPanel } from '../base/windows.ts';
import { TermsDialog } from '../habits/TermsDialog.tsx';
import { HistoryDialog } from '../history/HistoryDialog.tsx';
import { DropTarget } from '../import/DropTarget.tsx';
import { ProvinceDialog } from '../province/ProvinceDialog.tsx';
import { RulesDialog } from '../rules/RulesDialog.tsx';
import { listenForPaste } from '../shapes/clipboard.ts';
import { GivenDocument } from '../start/GivenDocument.tsx';
import { NewProjectDialog } from '../start/NewProjectDialog.tsx';
import { StartScreen } from '../start/StartScreen.tsx';
import { State } from '../ui/State.tsx';
import { About } from './About.tsx';
import { Backups } from './Backups.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { PanelWindow } from './PanelWindow.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { listenForShortcuts } from './shortcuts.ts';
import { Workbench } from './Workbench.tsx';

const apart = ownPanel() !== null;

function Screen() {
  const { t } = useTranslation();
  const load = useStore((state) => state.projectLoad);
  const code = useStore((state) => state.project?.path);
  if (load === 'idle' || load === 'loading') return <State kind="loading" title={t('app.starting')} />;
  if (load === 'failed') {
    return <State kind="error" title={t('errors.disconnected')} onRetry={() => void refreshProject()} />;
  }
  if (apart) return <PanelWindow />;
  return code ? <Workbench key={code} /> : <StartScreen />;
}

export function App() {
  const { t } = useTranslation();
  useEffect(() => listenForShortcuts(apart), []);
  useEffect(() => (apart ? undefined : listenForPaste()), []);
  useEffect(() => {
    if (!apart) document.title = t('app.name');
  }, [t]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readableVariants} defaultColorScheme="auto">
      <ModalsProvider modalProps={{ closeButtonProps: { 'aria-label': t('app.close') } }}>
        <Notifications position="bottom-right" limit={4} />
        <CrashGuard whole>
          <Screen />
          {!apart && (
            <>
              <DropTarget />
              <NewProjectDialog />
              <GivenDocument />
              <About />
              <HistoryDialog />
              <Backups />
              <ShortcutSheet />
              <ProvinceDialog />
            </>
          )}
          <RulesDialog />
          <TermsDialog />
        </CrashGuard>
      </ModalsProvider>
    </MantineProvider>
  );
}
