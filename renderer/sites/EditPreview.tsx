import { List, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountedValue, EditPreview as Preview } from '../../shared/edit-preview.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { changeWords } from '../history/words.ts';

/** How many sites an edit will change, and each field from what to what. */
export function EditPreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const words = useMemo(() => changeWords(language), [language]);
  const { sites, changed, fields, capacityKwp } = preview;
  const said = (field: string, values: readonly CountedValue[], distinct: number) =>
    [
      ...values.map(({ value, sites: count }) => {
        const text = words.value({ field, before: null, after: null }, value);
        return distinct === 1 ? text : t('find.previewCount', { text, n: format.integer(count) });
      }),
      ...(distinct > values.length
        ? [t('find.previewOthers', { n: format.integer(distinct - values.length) })]
        : []),
    ].join(t('find.previewJoin'));
  return (
    <section aria-label={t('find.preview')}>
      <Text size="xs" fw={600} role="status">
        {t('find.previewSites', { n: format.integer(changed), all: format.integer(sites) })}
      </Text>
      <List size="xs" spacing={2}>
        {fields.map(({ field, before, after, distinct }) => (
          <List.Item key={field}>
            {words.field({ field, before: null, after: null })}：{said(field, before, distinct.before)} →{' '}
            <b>{said(field, after, distinct.after)}</b>
          </List.Item>
        ))}
        {capacityKwp.before !== capacityKwp.after && (
          <List.Item>
            {t('find.previewCapacity')}：{format.power(capacityKwp.before)} →{' '}
            <b>{format.power(capacityKwp.after)}</b>
          </List.Item>
        )}
      </List>
    </section>
  );
}
