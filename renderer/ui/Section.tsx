import { ActionIcon, Collapse } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

interface SectionProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  grow?: boolean;
  startOpen?: boolean;
}

/** A titled part of a pane that can be folded away. */
export function Section({ title, aside, children, grow, startOpen = true }: SectionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(startOpen);
  const id = useId();
  return (
    <section className={classes.section} data-grow={(grow && open) || undefined} aria-labelledby={id}>
      <header className={classes.sectionHead}>
        <ActionIcon
          size="xs"
          aria-label={`${t(open ? 'app.collapse' : 'app.expand')} ${title}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        </ActionIcon>
        <h2 id={id} className={classes.sectionTitle}>
          {title}
        </h2>
        {aside}
      </header>
      {grow ? (
        open && <div className={classes.sectionBody}>{children}</div>
      ) : (
        <Collapse expanded={open}>{children}</Collapse>
      )}
    </section>
  );
}
