import { Group, Kbd, Modal, SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { SHORTCUT_GROUPS, SHORTCUTS, showKeys } from './shortcuts.ts';

/** All shortcuts by group, on `?`. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const opened = useStore((state) => state.dialog === 'shortcuts');
  return (
    <Modal
      opened={opened}
      onClose={() => useStore.setState({ dialog: null })}
      title={t('shortcuts.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <SimpleGrid cols={2} spacing="xl" verticalSpacing="md">
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group}>
            <Title order={3} fz="sm" mb={6}>
              {t(`shortcuts.${group}`)}
            </Title>
            {SHORTCUTS.filter((shortcut) => shortcut.group === group && shortcut.keys.length > 0).map(
              (shortcut) => (
                <Group key={shortcut.id} justify="space-between" wrap="nowrap" py={2} gap="lg">
                  <Text size="xs">{t(shortcut.label) as string}</Text>
                  <Group gap={4} wrap="nowrap">
                    {[...new Set(shortcut.keys.map(showKeys))]
                      .slice(0, 4)
                      .filter((keys, i) => i === 0 || !keys.startsWith('Shift'))
                      .map((keys) => (
                        <Kbd key={keys} size="xs">
                          {keys}
                        </Kbd>
                      ))}
                  </Group>
                </Group>
              ),
            )}
          </section>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
