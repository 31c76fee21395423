import { Modal, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { State } from '../ui/State.tsx';
import { useTerms } from '../ui/terms.ts';

interface Entry {
  term: string;
  text: string;
  source: string;
}

/** Every term and every model of the estimates, to search, with what each rests on. */
export function TermsDialog() {
  const { t } = useTranslation();
  const opened = useStore((state) => state.dialog === 'terms');
  const language = useStore((state) => state.language);
  const terms = useTerms();
  const [query, setQuery] = useState('');
  const models = Object.values(texts[language].models).map(({ name, text, source }) => ({
    term: name,
    text,
    source,
  }));
  const wanted = query.trim().toLocaleLowerCase();
  const found = [...Object.values(terms), ...models].filter((entry: Entry) =>
    `${entry.term} ${entry.text} ${entry.source}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <Modal
      opened={opened}
      onClose={() => useStore.setState({ dialog: null })}
      title={t('habits.termsTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <TextInput
        size="xs"
        mb="md"
        data-autofocus
        aria-label={t('habits.termsSearch')}
        placeholder={t('habits.termsSearch')}
        leftSection={<IconSearch size={14} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {found.length === 0 && <State kind="empty" title={t('habits.termsNone')} />}
      {found.map((entry) => (
        <section key={entry.term} style={{ marginBottom: 14 }}>
          <Title order={3} fz="sm">
            {entry.term}
          </Title>
          <Text size="xs">{entry.text}</Text>
          <Text size="xs" c="var(--muted)">
            {t('habits.source')}: {entry.source}
          </Text>
        </section>
      ))}
    </Modal>
  );
}
