import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconFileDescription, IconFolderOpen, IconInfoCircle, IconMap2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createProject, openDocument } from '../base/documents.ts';
import { useStore } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';
import { Logo } from '../ui/Logo.tsx';
import { Preferences } from '../ui/Preferences.tsx';
import { State } from '../ui/State.tsx';
import { NewProject } from './NewProject.tsx';
import { Outline, useCounty } from './Outline.tsx';
import classes from './start.module.css';

/** The county that comes with synthetic layers. */
const DEMONSTRATION = '410225';

function Demonstration() {
  const { t } = useTranslation();
  const county = useCounty(DEMONSTRATION);
  const [busy, setBusy] = useState(false);
  const create = async () => {
    setBusy(true);
    await createProject(DEMONSTRATION, t('start.projectNameDefault', { county: county?.name ?? '' }), true);
    setBusy(false);
  };
  return (
    <section className={classes.card} aria-labelledby="demo-title">
      <div className={classes.demo}>
        <Outline county={county} />
        <div>
          <Group gap="xs">
            <Title order={2} fz="md" id="demo-title">
              {t('start.demoTitle')}
            </Title>
            <Badge size="sm" radius="sm" variant="light" tt="none">
              {t('start.demoBadge')}
            </Badge>
          </Group>
          <Text size="xs" c="var(--muted)" mt={4}>
            {t('start.demoText')}
          </Text>
          <Button mt="sm" size="xs" loading={busy} disabled={!county} onClick={() => void create()}>
            {t('start.demoButton')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Recent() {
  const { t } = useTranslation();
  const { read, retry } = useQuery('project.recent', {});
  const projects = read && 'value' in read ? read.value.projects : null;
  const [busy, setBusy] = useState<string | null>(null);
  const open = async (path?: string) => {
    setBusy(path ?? '');
    await openDocument(path);
    setBusy(null);
  };
  return (
    <section className={classes.card} aria-labelledby="recent-title">
      <Group justify="space-between" mb={6}>
        <Title order={2} fz="md" id="recent-title">
          {t('start.recentTitle')}
        </Title>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconMap2 size={15} />}
            onClick={() => useStore.setState({ dialog: 'province' })}
          >
            {t('province.window.open')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFolderOpen size={15} />}
            loading={busy === ''}
            onClick={() => void open()}
          >
            {t('start.open')}
          </Button>
        </Group>
      </Group>
      {read && 'failure' in read && <State kind="error" text={read.failure} onRetry={retry} />}
      {projects?.length === 0 && (
        <Text size="xs" c="var(--muted)">
          {t('start.recentEmpty')}
        </Text>
      )}
      {projects?.map(({ path, name, countyName }) => (
        <button
          key={path}
          type="button"
          className={classes.recent}
          disabled={busy !== null}
          onClick={() => void open(path)}
        >
          <IconFileDescription size={18} stroke={1.5} style={{ flex: 'none' }} />
          <span style={{ minWidth: 0 }}>
            <Text size="sm" truncate>
              {name}{' '}
              <Text span size="xs" c="var(--muted)">
                {countyName}
              </Text>
            </Text>
            <Text fz={11.5} c="var(--muted)" truncate title={path}>
              {path}
            </Text>
          </span>
        </button>
      ))}
    </section>
  );
}

/** What the planner sees with no project open. */
export function StartScreen() {
  const { t } = useTranslation();
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <Logo />
        <Text fw={650} size="sm" flex={1}>
          {t('app.name')}
        </Text>
        <Preferences />
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconInfoCircle size={16} />}
          onClick={() => useStore.setState({ dialog: 'about' })}
        >
          {t('app.about')}
        </Button>
      </header>
      <main className={classes.body}>
        <Title order={1} fz={24}>
          {t('start.title')}
        </Title>
        <Text size="sm" c="var(--muted)" maw={720} mt={6}>
          {t('start.intro')}
        </Text>
        <div className={classes.columns}>
          <section className={classes.card} aria-labelledby="new-title">
            <Title order={2} fz="md" id="new-title" mb="sm">
              {t('start.newTitle')}
            </Title>
            <NewProject />
          </section>
          <div style={{ display: 'grid', gap: 18 }}>
            <Demonstration />
            <Recent />
          </div>
        </div>
      </main>
    </div>
  );
}
