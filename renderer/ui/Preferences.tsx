import { ActionIcon, Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, type Language } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';

const SCHEMES = [
  { value: 'light', label: 'app.themeLight', Icon: IconSun },
  { value: 'dark', label: 'app.themeDark', Icon: IconMoon },
  { value: 'auto', label: 'app.themeAuto', Icon: IconDeviceDesktop },
] as const;

/** Language and colour scheme. */
export function Preferences() {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = SCHEMES.find(({ value }) => value === colorScheme)?.Icon ?? IconSun;
  const choose = async (value: string) => {
    await changeLanguage(value as Language);
    useStore.setState({ language: value as Language });
  };
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('app.language')}
        value={language}
        onChange={(value) => void choose(value)}
        data={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'EN' },
        ]}
      />
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t('app.theme')}>
            <Current size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {SCHEMES.map(({ value, label, Icon }) => (
            <Menu.Item
              key={value}
              leftSection={<Icon size={16} />}
              fw={value === colorScheme ? 650 : undefined}
              aria-current={value === colorScheme}
              onClick={() => setColorScheme(value)}
            >
              {t(label)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
