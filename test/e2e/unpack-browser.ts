import { findEngine } from '../../electron/hosts/chromium.ts';

/**
 * Has the browser of the development packages unpacked, where no other is installed, before files that run beside each
 * other would each begin to: one that finds half of it starts it.
 */
export default async function unpackBrowser(): Promise<void> {
  await findEngine(false);
}
