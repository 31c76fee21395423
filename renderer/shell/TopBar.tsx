import { ActionIcon, Badge, Button, Loader, Text, Tooltip } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconCommand,
  IconFileExport,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { redo, undo } from '../map/actions.ts';
import { Preferences } from '../ui/Preferences.tsx';
import { HistoryMenu, useStepName } from './HistoryMenu.tsx';
import { ProjectMenu } from './ProjectMenu.tsx';
import classes from './workbench.module.css';

function Saved() {
  const { t } = useTranslation();
  const pending = useStore((state) => state.pending);
  const isOpen = useStore((state) => state.project !== null);
  const reason = useStore((state) => state.project?.readOnlyReason);
  // Nothing is saved where nothing is open.
  if (!isOpen) return null;
  if (reason) {
    return (
      <Tooltip label={t(`safety.readOnly.${reason}`)} multiline maw={260}>
        <span className={classes.saved} role="status">
          <Badge color="orange" variant="light" tt="none">
            {t('app.readOnly')}
          </Badge>
          <Text component="span" size="xs" truncate maw={300}>
            {t(`safety.readOnly.${reason}`)}
          </Text>
        </span>
      </Tooltip>
    );
  }
  return (
    <span className={classes.saved} role="status">
      {pending > 0 ? (
        <Loader size={12} aria-hidden />
      ) : (
        <IconCheck size={14} color="var(--mantine-color-teal-6)" />
      )}
      {t(pending > 0 ? 'app.saving' : 'app.saved')}
    </span>
  );
}

/** Project, undo, saving state, preferences and the plan. */
export function TopBar() {
  const { t } = useTranslation();
  const stepName = useStepName();
  const history = useStore((state) => state.history);
  const leftOpen = useStore((state) => state.leftOpen);
  const rightOpen = useStore((state) => state.rightOpen);
  const undoLabel = history?.undo ? t('app.undoNamed', { name: stepName(history.undo.name) }) : t('app.undo');
  const redoLabel = history?.redo ? t('app.redoNamed', { name: stepName(history.redo.name) }) : t('app.redo');
  return (
    <header className={classes.topbar}>
      <ProjectMenu />
      <Saved />
      <div className={classes.spacer} />
      <Tooltip label={`${undoLabel} (Ctrl+Z)`}>
        <ActionIcon size="lg" aria-label={undoLabel} disabled={!history?.undo} onClick={() => void undo()}>
          <IconArrowBackUp size={19} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${redoLabel} (Ctrl+Shift+Z)`}>
        <ActionIcon size="lg" aria-label={redoLabel} disabled={!history?.redo} onClick={() => void redo()}>
          <IconArrowForwardUp size={19} />
        </ActionIcon>
      </Tooltip>
      <HistoryMenu />
      <div className={classes.barDivider} />
      <Tooltip label={`${t('app.commandPalette')} (Ctrl+K)`}>
        <ActionIcon size="lg" aria-label={t('app.commandPalette')} onClick={() => spotlight.open()}>
          <IconCommand size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t(leftOpen ? 'panes.hideLeft' : 'panes.showLeft')} (Ctrl+B)`}>
        <ActionIcon
          size="lg"
          aria-label={t(leftOpen ? 'panes.hideLeft' : 'panes.showLeft')}
          onClick={() => useStore.setState({ leftOpen: !leftOpen })}
        >
          <IconLayoutSidebar size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t(rightOpen ? 'panes.hideRight' : 'panes.showRight')} (Ctrl+I)`}>
        <ActionIcon
          size="lg"
          aria-label={t(rightOpen ? 'panes.hideRight' : 'panes.showRight')}
          onClick={() => useStore.setState({ rightOpen: !rightOpen })}
        >
          <IconLayoutSidebarRight size={18} />
        </ActionIcon>
      </Tooltip>
      <div className={classes.barDivider} />
      <Preferences />
      <Button
        size="xs"
        ml={6}
        data-tour="plan"
        leftSection={<IconFileExport size={16} />}
        onClick={() => useStore.setState({ dialog: 'plan' })}
      >
        {t('app.exportPlan')}
      </Button>
    </header>
  );
}
