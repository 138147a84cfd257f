import { describe, expect, it } from 'vitest';
import { fileName } from './save-file.ts';

describe('the name of a saved file', () => {
  it.each([
    ['Ada', 'ada-2026-11-06.json'],
    ['Éloïse  B.', 'eloise-b-2026-11-06.json'],
    ['', 'record-2026-11-06.json'],
    ['日本', 'record-2026-11-06.json'],
    ['../../etc/passwd\u0000', 'etc-passwd-2026-11-06.json'],
    ['CON', 'con-2026-11-06.json'],
    ['x'.repeat(300), `${'x'.repeat(40)}-2026-11-06.json`],
  ])('of %j is safe on every system', (name, file) => {
    expect(fileName(name, 'json', new Date(2026, 10, 6, 23, 59))).toBe(file);
  });
});
