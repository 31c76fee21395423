import { Alert, NativeSelect, ScrollArea, SimpleGrid, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BUILDING_CLASSES } from '../../shared/building-classes.ts';
import { ENCODINGS, type Encoding, MEASURED, TARGET_FIELDS } from '../../shared/import.ts';
import { PLACE_FIELDS } from '../../shared/import-guess.ts';
import { type Quantity, UNITS, type Unit, unitOfHeading } from '../../shared/units.ts';
import { CrsSelect } from '../ui/CrsSelect.tsx';
import { type Choice, classesOf } from './choice.ts';
import classes from './import.module.css';
import { Preview } from './Preview.tsx';

interface Props {
  choice: Choice;
  onChange(part: Partial<Choice>): void;
}

interface DetailProps extends Props {
  /** Reads the layer anew in another encoding; left out where the file has one for all. */
  onEncoding?: ((encoding: Encoding) => void) | undefined;
}

type FieldName = keyof typeof import('../../shared/i18n/zh/import.ts')['imports']['fieldNames'];

function Fields({ choice, onChange }: Props) {
  const { t } = useTranslation();
  const { layer, target, fields } = choice;
  const bare = Object.keys(layer.geometryTypes).length === 0 || PLACE_FIELDS.some((place) => fields[place]);
  const ours = [...(bare ? PLACE_FIELDS : []), ...TARGET_FIELDS[target]] as FieldName[];
  const names = layer.fields.map(({ name }) => name);
  const set = (our: string, source: string) => {
    const next = { ...fields };
    if (source) next[our] = source;
    else delete next[our];
    onChange({ fields: next, ...(our === 'class' && { classes: classesOf(layer, source) }) });
  };
  return (
    <SimpleGrid cols={3} spacing="xs" verticalSpacing="xs">
      {ours.map((our) => (
        <NativeSelect
          key={our}
          size="xs"
          label={t(`imports.fieldNames.${our}`)}
          value={fields[our] ?? ''}
          onChange={(event) => set(our, event.currentTarget.value)}
          data={[
            { value: '', label: t('imports.fieldNone') },
            ...names.map((name) => ({ value: name, label: name })),
          ]}
        />
      ))}
    </SimpleGrid>
  );
}

/** Asks for the units of measured columns whose headings and cells name none. */
function Units({ choice, onChange }: Props) {
  const { t } = useTranslation();
  const asked = Object.entries(choice.fields).filter(
    ([ours, source]) =>
      MEASURED[ours] &&
      (choice.layer.suggested.units[ours] ?? unitOfHeading(source, MEASURED[ours].quantity)) === null,
  );
  if (asked.length === 0) return null;
  return (
    <SimpleGrid cols={3} spacing="xs" verticalSpacing="xs">
      {asked.map(([ours, source]) => (
        <NativeSelect
          key={ours}
          size="xs"
          label={t('imports.unitOf', { column: source })}
          value={choice.units[ours] ?? ''}
          onChange={(event) => {
            const { [ours]: _, ...others } = choice.units;
            const unit = event.currentTarget.value;
            onChange({ units: unit ? { ...others, [ours]: unit } : others });
          }}
          data={[
            { value: '', label: t('imports.unitNone') },
            ...unitsOf(MEASURED[ours]!.quantity).map((unit) => ({
              value: unit,
              label: t(`imports.unitNames.${unit}`),
            })),
          ]}
        />
      ))}
    </SimpleGrid>
  );
}

const unitsOf = (quantity: Quantity) =>
  (Object.keys(UNITS) as Unit[]).filter((unit) => UNITS[unit].quantity === quantity);

function Classes({ choice, onChange }: Props) {
  const { t } = useTranslation();
  const entries = Object.entries(choice.classes);
  if (choice.target !== 'buildings' || entries.length === 0) return null;
  return (
    <section>
      <Text size="xs" fw={600} mb={4}>
        {t('imports.classes')}
      </Text>
      <SimpleGrid cols={3} spacing="xs" verticalSpacing="xs">
        {entries.map(([value, ours]) => (
          <NativeSelect
            key={value}
            size="xs"
            label={value}
            value={ours}
            onChange={(event) =>
              onChange({ classes: { ...choice.classes, [value]: event.currentTarget.value } })
            }
            data={[
              { value: '', label: t('imports.classNone') },
              ...BUILDING_CLASSES.map((name) => ({ value: name, label: t(`imports.classNames.${name}`) })),
            ]}
          />
        ))}
      </SimpleGrid>
    </section>
  );
}

function Sample({ choice: { layer } }: { choice: Choice }) {
  const { t } = useTranslation();
  if (layer.fields.length === 0) return null;
  return (
    <section>
      <Text size="xs" fw={600} mb={4}>
        {t('imports.sample')}
      </Text>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('imports.sample') }}>
        <Table fz="xs" withTableBorder withColumnBorders className="num" verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              {layer.fields.map(({ name }) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {layer.sample.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file have no other name
              <Table.Tr key={index}>
                {row.map((cell, column) => (
                  <Table.Td key={layer.fields[column]!.name} className={classes.cell}>
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </section>
  );
}

/** One layer: where it lies, its coordinate system, and which of its fields is what. */
export function LayerDetail({ choice, onChange, onEncoding }: DetailProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.detail}>
      <div className={classes.place}>
        <Preview layer={choice.layer} />
        <div className={classes.placeFields}>
          <CrsSelect choice={choice} onChange={(crs) => onChange({ crs })} />
          {choice.target === 'sites' && (
            <NativeSelect
              size="xs"
              label={t('imports.siteKind')}
              value={choice.siteKind}
              onChange={(event) => onChange({ siteKind: event.currentTarget.value as Choice['siteKind'] })}
              data={(['rooftop', 'agrivoltaic'] as const).map((kind) => ({
                value: kind,
                label: t(`kinds.${kind}`),
              }))}
            />
          )}
          {choice.layer.coordinates === 'missing' && choice.layer.count !== 0 && (
            <Alert variant="light" color="orange" py="xs">
              {t('imports.noCoordinates')}
            </Alert>
          )}
          {choice.layer.encodingGuessed && (
            <Alert variant="light" color="yellow" py="xs">
              {t('imports.encodingGuessed', { encoding: choice.layer.encoding })}
            </Alert>
          )}
          {choice.layer.encoding !== null && onEncoding && (
            <NativeSelect
              size="xs"
              label={t('imports.layerEncoding')}
              value={choice.encoding ?? 'auto'}
              onChange={(event) => onEncoding(event.currentTarget.value as Encoding)}
              data={ENCODINGS.map((name) => ({ value: name, label: t(`imports.encodings.${name}`) }))}
            />
          )}
          {choice.layer.duplicates > choice.layer.twice && (
            <Alert variant="light" color="yellow" py="xs">
              {t('imports.duplicatesFound', { n: choice.layer.duplicates - choice.layer.twice })}
            </Alert>
          )}
          {choice.layer.twice > 0 && (
            <Alert variant="light" color="yellow" py="xs">
              {t('imports.twiceFound', { n: choice.layer.twice })}
            </Alert>
          )}
          {choice.crs === 'auto' && choice.layer.crs.origin !== 'unknown' && !choice.layer.inCounty && (
            <Alert variant="light" color="orange" py="xs">
              {t('imports.outside')}
            </Alert>
          )}
        </div>
      </div>
      <section>
        <Text size="xs" fw={600} mb={4}>
          {t('imports.fields')}
        </Text>
        <Fields choice={choice} onChange={onChange} />
        <Units choice={choice} onChange={onChange} />
      </section>
      <Classes choice={choice} onChange={onChange} />
      <Sample choice={choice} />
    </div>
  );
}
