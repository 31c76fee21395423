import { Modal, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { Facts } from '../ui/Stat.tsx';
import { State } from '../ui/State.tsx';

/** Version, the open document, and the terms of every data set the program carries. */
export function About() {
  const { t } = useTranslation();
  const format = useFormat();
  const opened = useStore((state) => state.dialog === 'about');
  const project = useStore((state) => state.project);
  const layers = useStore((state) => state.layers);
  const language = useStore((state) => state.language);
  const { read, retry } = useQuery('app.about', opened ? {} : null);
  const about = read && 'value' in read ? read.value : null;
  const name = (layer: string) => t(`layers.${layer}` as 'layers.farmland');
  return (
    <Modal
      opened={opened}
      onClose={() => useStore.setState({ dialog: null })}
      title={t('about.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {!read && <State kind="loading" />}
      {read && 'failure' in read && <State kind="error" text={read.failure} onRetry={retry} />}
      {about && (
        <Stack gap="lg">
          <Text size="sm" c="var(--muted)">
            {t('app.name')} · {t('about.version', { version: about.version })} ·{' '}
            {t('about.shell', { shell: about.shell })}
          </Text>
          {project && (
            <section>
              <Title order={3} fz="sm" mb={6}>
                {t('about.document')}
              </Title>
              <Facts
                rows={[
                  [t('about.path'), project.path],
                  [t('about.schema'), `${project.schemaVersion} · ${t('about.format')}`],
                  [t('about.created'), format.date(project.createdAt)],
                  [
                    t('about.county'),
                    `${project.county.province} ${project.county.city} ${project.county.name} (${project.county.code})`,
                  ],
                  [t('about.countyArea'), `${format.number(project.county.areaKm2, 0)} km²`],
                  [t('about.elevation'), `${format.number(project.elevationM, 0)} m`],
                ]}
              />
              <Text size="xs" mt="sm">
                <strong>{t('about.boundaryTerms')}</strong> {format.source(project.county.licence)}
              </Text>
            </section>
          )}
          <section>
            <Title order={3} fz="sm" mb={6}>
              {t('about.notices')}
            </Title>
            <Table fz="xs" verticalSpacing={6} withRowBorders>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w="22%">{t('about.name')}</Table.Th>
                  <Table.Th>{t('about.terms')}</Table.Th>
                  <Table.Th w="30%">{t('about.source')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {about.notices.map((notice) => (
                  <Table.Tr key={notice.name + notice.source}>
                    <Table.Td>{format.source(notice.name)}</Table.Td>
                    <Table.Td>{format.source(notice.terms)}</Table.Td>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>{format.source(notice.source)}</Table.Td>
                  </Table.Tr>
                ))}
                {layers.map((layer) => (
                  <Table.Tr key={layer.name}>
                    <Table.Td>{name(layer.name)}</Table.Td>
                    <Table.Td>
                      {layer.synthetic
                        ? `${t('layers.synthetic')}. ${t('layers.syntheticHelp')}`
                        : t('app.none')}
                    </Table.Td>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>
                      {textOf(texts[language].layers.sources, layer.source)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        </Stack>
      )}
    </Modal>
  );
}
