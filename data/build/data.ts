import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildCounties } from './counties.ts';
import { buildDemonstration } from './demonstration.ts';

const generated = fileURLToPath(new URL('../generated/', import.meta.url));
mkdirSync(generated, { recursive: true });
await buildCounties(generated);
await buildDemonstration(generated);
