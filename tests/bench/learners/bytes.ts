import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** What of the engine a learner downloads. */
const ENTRY = `
export { beliefs } from '#lib/mastery/assumptions.ts';
export { asOf, observe } from '#lib/mastery/concept-evidence.ts';
export { masteryState } from '#lib/mastery/mastery-rule.ts';
export { itemModel } from '#lib/mastery/item-model.ts';
export { itemPool } from '#lib/quiz/item-pool.ts';
export { nextQuestion } from '#lib/quiz/next-question.ts';
export { toPractise } from '#lib/quiz/next-item.ts';
`;
const NAME = 'virtual:engine';

/** The engine's size in bytes, minified, and compressed by gzip. */
export async function engineBytes(): Promise<{ minified: number; gzip: number }> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'engine',
        resolveId: (id, importer) =>
          id === NAME ? join(process.cwd(), 'src/engine.js') : importer?.endsWith('engine.js') ? null : null,
        load: (id) => (id === join(process.cwd(), 'src/engine.js') ? ENTRY : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      lib: { entry: NAME, formats: ['es'] },
      rolldownOptions: { input: NAME },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  const code =
    'output' in (bundle ?? {}) ? (bundle as { output: { code?: string }[] }).output[0]?.code : undefined;
  if (!code) throw new Error('the engine could not be bundled');
  return { minified: Buffer.byteLength(code), gzip: gzipSync(code).length };
}
