import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const OTHERS = 0o077;

/**
 * Makes a folder that no other user of the machine may enter, and closes one of this user's that others may. What
 * lies in it is out of their reach, whatever its own permissions. Windows keeps a user's folders apart by itself.
 *
 * @throws the system's error where there is no such folder and none can be made
 */
export function makePrivateFolder(path: string): void {
  makeFolder(path, 0o700);
  const { uid, mode } = statSync(path);
  if (uid !== process.getuid?.() || !(mode & OTHERS)) return;
  try {
    chmodSync(path, mode & 0o777 & ~OTHERS);
  } catch {
    // A disk that is read-only or knows no permissions.
  }
}

/**
 * Makes a folder and those on the way to it. Node's own recursive way never ends in a file system such as /proc that
 * has the parent and yet says that it has not.
 *
 * @param mode permissions of what is made, less what the user's mask takes off
 * @throws the system's error where there is no such folder and none can be made
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (isFolder(path)) return;
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const parent = dirname(path);
    if ((error as { code?: string }).code !== 'ENOENT' || parent === path) throw error;
    makeFolder(parent, mode);
    mkdirSync(path, { mode });
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
