import { Button, Group, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Rows of a table shown at once. */
const PAGE = 50;

/** A table of named objects a page at a time, with a search by part of a name where there is more than one page. */
export function Paged<T extends { name: string }>(props: {
  rows: readonly T[];
  label: string;
  children(rows: readonly T[]): ReactNode;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [page, setPage] = useState(0);
  const { rows, label, children } = props;
  const found = text ? rows.filter(({ name }) => name.includes(text.trim())) : rows;
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const at = Math.min(page, pages - 1);
  return (
    <>
      {children(found.slice(at * PAGE, (at + 1) * PAGE))}
      {rows.length > PAGE && (
        <Group gap={8} mt={4}>
          <TextInput
            size="xs"
            aria-label={`${t('features.search')} ${label}`}
            placeholder={t('features.search')}
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              setPage(0);
            }}
          />
          <Button size="compact-xs" variant="default" disabled={at === 0} onClick={() => setPage(at - 1)}>
            {t('features.earlier')}
          </Button>
          <Text fz="xs" className="num" role="status">
            {`${at + 1} / ${pages}`}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            disabled={at + 1 >= pages}
            onClick={() => setPage(at + 1)}
          >
            {t('features.later')}
          </Button>
        </Group>
      )}
    </>
  );
}
