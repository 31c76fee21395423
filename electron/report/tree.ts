import { SaxesParser } from 'saxes';

/** An element of a plan's markup. */
export interface Branch {
  name: string;
  attributes: Record<string, string>;
  children: (Branch | string)[];
}

/**
 * A plan's markup, which is well-formed XML, as a tree.
 * @throws Error where it is not well-formed
 */
export function treeOf(markup: string): Branch {
  const root: Branch = { name: 'body', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: false, fragment: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const branch: Branch = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)!.children.push(branch);
    open.push(branch);
  });
  parser.on('text', (text) => void open.at(-1)!.children.push(text));
  parser.on('closetag', () => void open.pop());
  parser.write(markup).close();
  return root;
}

export const isBranch = (node: Branch | string): node is Branch => typeof node !== 'string';
export const branchesOf = ({ children }: Branch): Branch[] => children.filter(isBranch);
export const hasClass = ({ attributes }: Branch, name: string): boolean =>
  (attributes.class ?? '').split(' ').includes(name);

/** First element of a name in or below a branch; null without one. */
export function find(branch: Branch, name: string): Branch | null {
  if (branch.name === name) return branch;
  for (const child of branchesOf(branch)) {
    const found = find(child, name);
    if (found) return found;
  }
  return null;
}

/** Words of a node and all below it, blanks run together. */
export const wordsOf = (node: Branch | string): string => plainOf(node).replace(/\s+/g, ' ').trim();
const plainOf = (node: Branch | string): string =>
  isBranch(node) ? node.children.map(plainOf).join('') : node;

/** Markup of a node again. */
export function markupOf(node: Branch | string): string {
  if (!isBranch(node)) return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${node.name}${attributes.join('')}>${node.children.map(markupOf).join('')}</${node.name}>`;
}
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
