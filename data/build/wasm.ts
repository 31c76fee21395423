/** Turns the loops written in WebAssembly's text into the modules that hold their code: `npm run build:wasm`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { moduleOf, WASM_SOURCES } from './wasm-module.ts';

for (const { text, module, name } of WASM_SOURCES) {
  const path = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
  writeFileSync(path(module), await moduleOf(text, name, readFileSync(path(text), 'utf8')));
}
