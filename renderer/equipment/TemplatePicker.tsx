import { ActionIcon, Button, Group, Menu, NativeSelect, Text, Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SITE_KINDS, type SiteKind } from '../../shared/domain.ts';
import type { Template } from '../../shared/equipment.ts';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useEquipmentNames } from './names.ts';
import { useEquipment } from './state.ts';
import { applyTemplate, deleteTemplate, renameTemplate, saveAsTemplate } from './template-actions.tsx';

/** Templates to choose from, the planner's own first; those that fit no chosen site are left out. */
function useGroups(kind: SiteKind | undefined) {
  const { t } = useTranslation();
  const { templateName } = useEquipmentNames();
  const templates = useEquipment((state) => state.templates);
  const items = (which: (template: Template) => boolean) =>
    templates
      .filter((template) => which(template) && (!kind || template.fields.kind === kind))
      .map((template) => ({ value: template.key, label: templateName(template) }));
  return [
    { group: t('equipment.own'), items: items(({ name }) => name !== null) },
    ...SITE_KINDS.map((each) => ({
      group: t('equipment.ofKind', { kind: t(`kinds.${each}`) }),
      items: items(({ name, fields }) => name === null && fields.kind === each),
    })),
  ].filter(({ items: some }) => some.length > 0);
}

/** What can be done with the chosen template, and with the site as one. */
function Actions({
  template,
  site,
  onChoose,
}: {
  template: Template | undefined;
  site: SiteRow;
  onChoose(key: string): void;
}) {
  const { t } = useTranslation();
  const own = template?.name != null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Tooltip label={t('equipment.actions')}>
          <ActionIcon size="md" aria-label={t('equipment.actions')}>
            <IconDots size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {site && <Menu.Item onClick={() => saveAsTemplate(site, onChoose)}>{t('equipment.save')}</Menu.Item>}
        <Menu.Item disabled={!own} onClick={() => template && renameTemplate(template)}>
          {t('equipment.rename')}
        </Menu.Item>
        <Menu.Item color="red" disabled={!own} onClick={() => template && void deleteTemplate(template)}>
          {t('equipment.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/**
 * Chooses a template and builds sites by it.
 *
 * @param kind of all sites, where they are of one
 * @param site the only one, which can be saved as a template
 */
export function TemplatePicker(props: {
  ids: readonly number[];
  kind?: SiteKind;
  site?: SiteRow | null;
  /** Told as it begins. */
  onApply?(): void;
}) {
  const { ids, kind, site = null, onApply } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { templateName, templateFacts } = useEquipmentNames();
  const templates = useEquipment((state) => state.templates);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const pending = useStore((state) => state.pending > 0);
  const [chosen, setChosen] = useState('');
  const groups = useGroups(kind);
  const template = templates.find(({ key }) => key === chosen);
  const fits = template && (!kind || template.fields.kind === kind);
  const apply = async () => {
    if (!template) return;
    onApply?.();
    await applyTemplate([...ids], template, templateName(template));
  };
  return (
    <div>
      <Group gap={6} align="flex-end" wrap="nowrap">
        <NativeSelect
          size="xs"
          flex={1}
          miw={0}
          label={t('equipment.template')}
          value={fits ? chosen : ''}
          disabled={readOnly}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[{ value: '', label: t('equipment.chooseTemplate') }, ...groups]}
        />
        <Button
          size="xs"
          variant="light"
          loading={pending && fits === true}
          disabled={!fits || readOnly}
          onClick={() => void apply()}
        >
          {ids.length > 1
            ? t('equipment.applyMany', { n: format.integer(ids.length) })
            : t('equipment.apply')}
        </Button>
        {!readOnly && site && (
          <Actions template={fits ? template : undefined} site={site} onChoose={setChosen} />
        )}
      </Group>
      {fits && (
        <Text fz={11.5} lh={1.45} c="var(--muted)" mt={4}>
          {templateFacts(template)}
          {template.source && (
            <>
              <br />
              {format.source(template.source)}
            </>
          )}
        </Text>
      )}
    </div>
  );
}
