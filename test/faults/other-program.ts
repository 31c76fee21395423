/** Another program at the same document, for fault tests: `other-program.ts open|write-lock|read <path>`. */
import Database from 'better-sqlite3';
import { openDocument } from '../../electron/store/document.ts';

const [what, path] = process.argv.slice(2);
const begin = what === 'read' ? 'BEGIN; SELECT count(*) FROM sqlite_master' : 'BEGIN IMMEDIATE';
const held = what === 'open' ? openDocument(path) : new Database(path).exec(begin);
process.stdout.write('ready\n');
// Referred to for as long as the program lives, or the collector would close it.
setInterval(() => held, 1000);
