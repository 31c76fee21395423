/**
 * Writes `docs/contract.md`: every command of the contract with what it takes and gives, so that a changed input is seen
 * in review. `npm run docs:contract`; a unit test fails when the committed page is stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type CommandSpec, contract } from '../../shared/contract.ts';
import { shortSchema, type Written } from './short-schema.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const CONTRACT_PAGE = `${root}docs/contract.md`;

const HEAD = `# Every command

Made from \`shared/contract.ts\` by \`npm run docs:contract\`; do not edit. \`npm run -s cli -- commands\` prints the same
as JSON Schema.

A *query* changes nothing, an *edit* is one step that can be taken back, a *long-edit* one of very much, with a backup
before it, an *action* changes files or the session, and, where it says so, the document or which one is open.
Written short: \`name?\` may be left out, \`= 1\` is what then holds, \`T[]\` is a list, \`{ … }\` an object, \`A | B\` one of
several, \`integer 1…9\` the limits of a number, \`text ≤ 9\` of a text's or list's length, \`= {…}\` the defaults
of an object's own fields, \`like site.create.out\` what is written out there.
`;

/** What the source says about each command in the comment before it. */
function commentsOf(source: string): Map<string, string> {
  const comments = new Map<string, string>();
  for (const [, comment, name] of source.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*'([\w.]+)': command\(/g,
  )) {
    comments.set(
      name!,
      comment!
        .split('\n')
        .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
        .join(' ')
        .trim(),
    );
  }
  return comments;
}

/** The whole page, as it should be committed. */
export function contractPage(): string {
  const folder = `${root}shared/contract/`;
  const comments = commentsOf(
    readdirSync(folder)
      .map((file) => readFileSync(folder + file, 'utf8'))
      .join('\n'),
  );
  const sections: string[] = [];
  const written: Written = new Map();
  let noun = '';
  for (const [name, spec] of Object.entries(contract).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = name.split('.');
    if (first !== noun) sections.push(`## ${first}\n`);
    noun = first!;
    sections.push(commandSection(name, spec, written, comments.get(name)));
  }
  return `${HEAD}\n${sections.join('\n')}`;
}

function commandSection(
  name: string,
  { kind, input, output, paths, writes, closes }: CommandSpec,
  written: Written,
  comment?: string,
): string {
  const takes = shortSchema(
    z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
    `${name}.in`,
    written,
  );
  const gives = shortSchema(z.toJSONSchema(output, { unrepresentable: 'any' }), `${name}.out`, written);
  const files = (paths ?? []).map(
    ({ field, access, document }) => `\`${field}\` (${access}${document ? ', the planner’s document' : ''})`,
  );
  return [
    `### ${name}\n`,
    `*${kind}*${writes ? ', changes the document' : ''}${closes ? ', closes the document' : ''}${comment ? ` · ${comment}` : ''}\n`,
    ...(files.length ? [`Files: ${files.join(', ')}.\n`] : []),
    `\`\`\`ts\nin  ${takes}\nout ${gives}\n\`\`\`\n`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(CONTRACT_PAGE, contractPage());
