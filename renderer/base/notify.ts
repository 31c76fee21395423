import { type NotificationData, notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Shows a message in the corner of the window, with a border and a close button that says what it does. */
export const notify = (data: NotificationData): string =>
  notifications.show({
    withBorder: true,
    ...data,
    closeButtonProps: { 'aria-label': i18next.t('app.close') },
  });
