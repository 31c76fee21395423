import { runCommandLine } from './command-line.ts';
import { describeEngine, drawPng, printPdf } from './hosts/chromium.ts';
import { plainFolders } from './hosts/folders.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), () => ({
  folders: plainFolders(),
  printPdf,
  drawPng,
  graphics: () => describeEngine(false),
}));
