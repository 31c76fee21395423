import { ActionIcon, Anchor, Popover, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openTerms, type TermKey, useTerms } from './terms.ts';

/** A question mark beside a figure that opens what its name means and cites where that comes from. */
export function Term({ name }: { name: TermKey }) {
  const { t } = useTranslation();
  const { term, text, source } = useTerms()[name];
  return (
    <Popover width={280} shadow="md" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={16} variant="subtle" color="gray" aria-label={t('habits.termOf', { term })}>
          <IconHelpCircle size={13} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600}>
          {term}
        </Text>
        <Text size="xs" mt={4}>
          {text}
        </Text>
        <Text size="xs" c="var(--muted)" mt={6}>
          {t('habits.source')}: {source}
        </Text>
        <Anchor component="button" type="button" size="xs" mt={6} onClick={openTerms}>
          {t('habits.termsTitle')}
        </Anchor>
      </Popover.Dropdown>
    </Popover>
  );
}
