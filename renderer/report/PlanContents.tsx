import { Button, Checkbox, Group, SimpleGrid, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OPTIONAL_SECTIONS, type OptionalSection, type PlanOptions } from '../../shared/plan.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';

/** What the planner says of the plan besides its title; null for no logo. */
export type PlanExtras = Pick<PlanOptions, 'author' | 'decision' | 'draft' | 'sections'> & {
  logo: string | null;
};

const AUTHOR = 'planner.author';

/** Every section, and the author of the plan before. */
export const rememberedExtras = (): PlanExtras => ({
  author: localStorage.getItem(AUTHOR) ?? '',
  decision: '',
  draft: false,
  sections: [...OPTIONAL_SECTIONS],
  logo: null,
});

export const rememberAuthor = (author: string): void => localStorage.setItem(AUTHOR, author);

const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

/** Who wrote the plan, what it asks for, which sections it prints, and its mark and logo. */
export function PlanContents({
  value,
  disabled,
  onChange,
  onTexts,
}: {
  value: PlanExtras;
  disabled: boolean;
  /** Opens the words of the chapters. */
  onTexts(): void;
  onChange(value: PlanExtras): void;
}) {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const change = (part: Partial<PlanExtras>) => onChange({ ...value, ...part });
  const toggle = (section: OptionalSection, shown: boolean) =>
    change({
      sections: OPTIONAL_SECTIONS.filter((each) =>
        each === section ? shown : value.sections.includes(each),
      ),
    });
  const chooseLogo = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-image', language });
    if (chosen?.path) change({ logo: chosen.path });
  };
  return (
    <>
      <TextInput
        size="xs"
        label={t('report.author')}
        value={value.author}
        maxLength={200}
        disabled={disabled}
        onChange={(event) => change({ author: event.currentTarget.value })}
      />
      <Textarea
        size="xs"
        label={t('report.decision')}
        placeholder={t('report.decisionHelp')}
        value={value.decision}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={4}
        disabled={disabled}
        onChange={(event) => change({ decision: event.currentTarget.value })}
      />
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <Text component="legend" size="xs" fw={500} pb={6}>
          {t('report.contents')}
        </Text>
        <SimpleGrid cols={3} spacing="xs" verticalSpacing={6}>
          {OPTIONAL_SECTIONS.map((section) => (
            <Checkbox
              key={section}
              size="xs"
              label={t(`report.sections.${section}`)}
              disabled={disabled}
              checked={value.sections.includes(section)}
              onChange={(event) => toggle(section, event.currentTarget.checked)}
            />
          ))}
        </SimpleGrid>
        <Text fz={11} c="var(--muted)" mt={6}>
          {t('report.always')}
        </Text>
        <Button mt={6} size="compact-xs" variant="default" disabled={disabled} onClick={onTexts}>
          {t('report.texts')}
        </Button>
      </fieldset>
      <Group justify="space-between">
        <Switch
          size="xs"
          label={t('report.draft')}
          disabled={disabled}
          checked={value.draft}
          onChange={(event) => change({ draft: event.currentTarget.checked })}
        />
        <Button size="compact-xs" variant="default" disabled={disabled} onClick={() => void chooseLogo()}>
          {value.logo ? t('report.logoChosen', { name: fileName(value.logo) }) : t('report.logo')}
        </Button>
      </Group>
    </>
  );
}
