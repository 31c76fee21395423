import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconVectorTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { showKeys } from '../base/keys.ts';
import { useShapes } from '../base/shapes.ts';
import { useStore } from '../base/store.ts';
import { SHAPE_SHORTCUTS } from './shortcuts.ts';

/** What can be done with the outlines of the selected sites, as entries of a menu. */
export function ShapeItems() {
  const { t } = useTranslation();
  useStore((state) => state.selected);
  return SHAPE_SHORTCUTS.map(({ id, label, keys, when, run }) => (
    <Menu.Item
      key={id}
      disabled={when ? !when() : false}
      rightSection={keys[0] && <kbd style={{ fontSize: 11, opacity: 0.7 }}>{showKeys(keys[0])}</kbd>}
      onClick={() => run(null)}
    >
      {t(label)}
    </Menu.Item>
  ));
}

/** The button of the toolbar that opens it. */
export function ShapeMenu() {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const drawing = useShapes((state) => state.drawing !== null);
  return (
    <Menu position="right-start" shadow="md" width={230}>
      <Menu.Target>
        <Tooltip label={t('shapes.menu')} position="right">
          <ActionIcon
            size="lg"
            variant={drawing ? 'filled' : 'subtle'}
            color={drawing ? 'lake' : 'gray'}
            aria-label={t('shapes.menu')}
            disabled={readOnly}
          >
            <IconVectorTriangle size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('shapes.menu')}>
        <ShapeItems />
      </Menu.Dropdown>
    </Menu>
  );
}
