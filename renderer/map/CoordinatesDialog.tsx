import {
  Button,
  Group,
  Modal,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Tabs,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteKind } from '../../shared/domain.ts';
import { useStore } from '../base/store.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { createSite, fitSelection } from './actions.ts';
import { parseVertices, rectangleAround } from './geometry.ts';
import { useMap } from './state.ts';

const START = { longitude: 0, latitude: 0, width: 40, height: 20, bearing: 0 };

/** A new site without a pointer: from a centre and sizes, or from a list of vertices. */
export function CoordinatesDialog() {
  const { t } = useTranslation();
  const opened = useStore((state) => state.dialog === 'coordinates');
  const newKind = useStore((state) => state.newKind);
  const [way, setWay] = useState('centre');
  const [box, setBox] = useState(START);
  const [vertices, setVertices] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => useStore.setState({ dialog: null });

  useEffect(() => {
    if (!opened) return;
    const centre = useMap.getState().map?.getCenter();
    const round = (value: number) => Number(value.toFixed(6));
    if (centre) setBox((last) => ({ ...last, longitude: round(centre.lng), latitude: round(centre.lat) }));
    setProblem(null);
  }, [opened]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fields = name.trim() ? { name: name.trim() } : {};
    let polygon = rectangleAround([box.longitude, box.latitude], box.width, box.height, box.bearing);
    if (way === 'vertices') {
      const parsed = parseVertices(vertices);
      if ('badLine' in parsed) return setProblem(t('coordinates.invalid', { line: parsed.badLine }));
      if ('tooFew' in parsed) return setProblem(t('coordinates.tooFew'));
      polygon = parsed.polygon;
    }
    setProblem(null);
    if (!(await createSite(polygon, fields))) return;
    setName('');
    close();
    fitSelection();
  };

  const field = (key: keyof typeof START, unit: string, rest: object) => (
    <NumberField
      label={t(`coordinates.${key}`)}
      value={box[key]}
      unit={unit}
      onCommit={(value) => setBox({ ...box, [key]: value ?? 0 })}
      {...rest}
    />
  );

  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('coordinates.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('tools.kind')}
            value={newKind}
            onChange={(value) => useStore.setState({ newKind: value as SiteKind })}
            data={[
              { value: 'rooftop', label: t('kinds.rooftop') },
              { value: 'agrivoltaic', label: t('kinds.agrivoltaic') },
            ]}
          />
          <TextInput
            size="xs"
            label={t('coordinates.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Tabs value={way} onChange={(value) => setWay(value ?? 'centre')}>
            <Tabs.List mb="sm">
              <Tabs.Tab value="centre">{t('coordinates.byCentre')}</Tabs.Tab>
              <Tabs.Tab value="vertices">{t('coordinates.byVertices')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="centre">
              <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
                {field('longitude', '°', { min: -180, max: 180, decimalScale: 7 })}
                {field('latitude', '°', { min: -85, max: 85, decimalScale: 7 })}
                {field('width', 'm', { min: 0.5, max: 50000 })}
                {field('height', 'm', { min: 0.5, max: 50000 })}
                {field('bearing', '°', { min: -180, max: 360 })}
              </SimpleGrid>
            </Tabs.Panel>
            <Tabs.Panel value="vertices">
              <Textarea
                size="xs"
                label={t('coordinates.vertices')}
                description={t('coordinates.verticesHelp')}
                minRows={5}
                autosize
                value={vertices}
                error={problem}
                onChange={(event) => setVertices(event.currentTarget.value)}
                styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              />
            </Tabs.Panel>
          </Tabs>
          <Group justify="flex-end">
            <Button size="xs" variant="default" onClick={close}>
              {t('app.cancel')}
            </Button>
            <Button size="xs" type="submit">
              {t('coordinates.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
