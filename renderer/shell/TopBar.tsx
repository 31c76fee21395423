import {
  ActionIcon,
  Badge,
  Button,
  Loader,
  Menu,
  Text,
  Tooltip,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconChevronDown,
  IconCommand,
  IconCopy,
  IconDeviceTablet,
  IconFileExport,
  IconFolderOpen,
  IconFolderX,
  IconGitMerge,
  IconHelpCircle,
  IconHistory,
  IconInfoCircle,
  IconKeyboard,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconMap2,
  IconPlus,
  IconRestore,
  IconRoute,
  IconScale,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countyName } from '../../shared/county-name.ts';
import { provinceName } from '../../shared/province-name.ts';
import { run } from '../base/client.ts';
import { closeProject, openDocument } from '../base/documents.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { mergeCopy, takeCopy } from '../field/state.ts';
import { startTour } from '../habits/tour.ts';
import { redo, undo } from '../map/actions.ts';
import { Logo } from '../ui/Logo.tsx';
import { Preferences } from '../ui/Preferences.tsx';
import { openTerms } from '../ui/terms.ts';
import { saveCopy } from './backups.ts';
import classes from './workbench.module.css';

function useStepName() {
  const language = useStore((state) => state.language);
  return (name: string) => textOf(texts[language].history, name);
}

function ProjectMenu() {
  const { t } = useTranslation();
  const project = useStore((state) => state.project);
  const language = useStore((state) => state.language);
  const county = project?.county;
  return (
    <Menu position="bottom-start" width={260} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.brand}>
          <VisuallyHidden>{t('app.menu')}</VisuallyHidden>
          <Logo />
          <span className={classes.title}>
            <Text size="sm" fw={650} truncate maw={220}>
              {project?.name}
            </Text>
            <Text size="xs" c="var(--muted)" truncate maw={220}>
              {county && `${provinceName(county.province, language)} · ${countyName(county, language)}`}
            </Text>
          </span>
          <IconChevronDown size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => useStore.setState({ dialog: 'new' })}>
          {t('app.newProject')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen size={16} />} onClick={() => void openDocument()}>
          {t('app.openProject')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconMap2 size={16} />}
          onClick={() => useStore.setState({ dialog: 'province' })}
        >
          {t('province.window.open')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void saveCopy()}>
          {t('safety.saveCopy')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDeviceTablet size={16} />} onClick={() => void takeCopy()}>
          {t('field.take')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconGitMerge size={16} />}
          disabled={project?.readOnly}
          onClick={() => void mergeCopy()}
        >
          {t('field.merge')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRestore size={16} />}
          onClick={() => useStore.setState({ dialog: 'backups' })}
        >
          {t('safety.backups')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconScale size={16} />}
          onClick={() => useStore.setState({ dialog: 'rules' })}
        >
          {t('rulePack.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderX size={16} />} onClick={() => void closeProject()}>
          {t('app.closeProject')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size={16} />}
          onClick={() => useStore.setState({ dialog: 'shortcuts' })}
        >
          {t('app.shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<IconRoute size={16} />} onClick={startTour}>
          {t('habits.tour.start')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHelpCircle size={16} />} onClick={openTerms}>
          {t('habits.terms')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconInfoCircle size={16} />}
          onClick={() => useStore.setState({ dialog: 'about' })}
        >
          {t('app.about')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function HistoryMenu() {
  const { t } = useTranslation();
  const format = useFormat();
  const stepName = useStepName();
  const history = useStore((state) => state.history);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const steps = history?.steps.slice(0, 15) ?? [];
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('app.history')}>
          <IconHistory size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('app.history')}</Menu.Label>
        {steps.length === 0 && (
          <Text size="xs" c="var(--muted)" px="sm" pb="xs">
            {t('app.historyEmpty')}
          </Text>
        )}
        {steps.map((step) => (
          <Menu.Item
            key={step.id}
            py={3}
            disabled={readOnly || step.id === history?.undo?.id}
            onClick={() => void run('edit.jump', { step: step.id })}
          >
            <VisuallyHidden>{t('habits.jump', { name: stepName(step.name) })}</VisuallyHidden>
            <Text size="xs" td={step.undone ? 'line-through' : undefined}>
              {stepName(step.name)}
            </Text>
            <Text fz={11} c="var(--muted)" className="num">
              {format.date(step.at)}
              {step.undone && ` · ${t('app.historyUndone')}`}
            </Text>
          </Menu.Item>
        ))}
        {steps.length > 0 && (
          <Menu.Item py={3} onClick={() => useStore.setState({ dialog: 'history' })}>
            <Text size="xs" fw={600}>
              {t('editChanges.open')}
            </Text>
          </Menu.Item>
        )}
        {steps.length > 0 && (
          <Menu.Item py={3} disabled={readOnly} onClick={() => void run('edit.jump', { step: 0 })}>
            <Text size="xs">{t('habits.jumpStart')}</Text>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

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
