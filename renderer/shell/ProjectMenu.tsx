import { Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconChevronDown,
  IconCopy,
  IconDeviceTablet,
  IconFolderOpen,
  IconFolderX,
  IconGitMerge,
  IconHelpCircle,
  IconInfoCircle,
  IconKeyboard,
  IconMap2,
  IconPlus,
  IconRestore,
  IconRoute,
  IconScale,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countyName } from '../../shared/county-name.ts';
import { provinceName } from '../../shared/province-name.ts';
import { closeProject, openDocument } from '../base/documents.ts';
import { useStore } from '../base/store.ts';
import { mergeCopy, takeCopy } from '../field/state.ts';
import { startTour } from '../habits/tour.ts';
import { Logo } from '../ui/Logo.tsx';
import { openTerms } from '../ui/terms.ts';
import { saveCopy } from './backups.ts';
import classes from './workbench.module.css';

/** What can be done with the document as a whole. */
export function ProjectMenu() {
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
