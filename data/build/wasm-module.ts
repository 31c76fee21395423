import wabt from 'wabt';

/** Every loop written in WebAssembly's text, and the module that its code is kept in. */
export const WASM_SOURCES = [
  {
    text: 'electron/engine/array/fixed-array.wat',
    module: 'electron/engine/array/fixed-array-code.ts',
    name: 'FIXED_ARRAY_CODE',
  },
];

/**
 * The module that holds a loop's code, so that it reaches every thread and bundle as any other module does.
 *
 * @param file path of the text, for messages
 * @param name of the constant
 * @param text WebAssembly text format
 * @returns TypeScript
 * @throws Error of the assembler with its line
 */
export async function moduleOf(file: string, name: string, text: string): Promise<string> {
  const parsed = (await wabt()).parseWat(file, text, { simd: true });
  try {
    parsed.validate();
    const code = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
    const lines = code.match(/.{1,100}/g)!.map((line) => `  '${line}'`);
    return `// Made from ${file.split('/').at(-1)} by \`npm run build:wasm\`.\n\n/** WebAssembly, base64. */\nexport const ${name} =\n${lines.join(' +\n')};\n`;
  } finally {
    parsed.destroy();
  }
}
