import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { course } from './src/build/plugin.ts';
import { findChromium } from './tests/browsers.ts';

const chromium = process.env.VITEST ? await findChromium() : undefined;

/**
 * Which chunk a module of the site goes to, the first that fits. Left alone, the bundler makes twenty small ones:
 * each is a request before a question can be answered, and small files compress badly.
 */
const CHUNKS: [name: string, modules: RegExp][] = [
  // What a session of questions needs, and no page that only shows.
  [
    'quiz',
    /\/xstate\/|\/lib\/scoring\/(?!sure-and-wrong)|\/lib\/quiz\/(quiz\.machine|session|plan|parameters)|\/lib\/components\/(AskWhy|arrive|Question|Quiz|Steps|Choice|ConfidenceScale|interactions)|\/routes\/(use-session|items|OwnSitting|SittingQuiz)\./,
  ],
  // What there is to know, who the learner is, and what they know of it.
  [
    'knowledge',
    /virtual:bank$|virtual:course\/concepts|\/lib\/mastery\/(knowledge|summary|observation|occasions|concept-evidence|answer-likelihood|item-model|grid|population|posterior|assumptions|mastery-rule|wrong-ideas|confusion|tried-figures)\.|\/lib\/scoring\/sure-and-wrong|\/lib\/bank\/entry|\/lib\/course\/random|\/lib\/storage\/(backend|draft|learner\.svelte|learners|new-id|record-store|sealed)\.|\/lib\/record\/(record|write-event)\.|\/routes\/(bank|concepts|explained|learner|StorageNotice)/,
  ],
  // What picks the next question from what was shown.
  [
    'choosing',
    /\/lib\/quiz\/(item-pool|decision-change|stopping|next-concept|next-item|next-question|practice|wrong-idea)\.|\/routes\/adaptive\./,
  ],
  // What reads a record and looks after it: for who has been here before.
  [
    'upkeep',
    /\/lib\/storage\/(upkeep|recall|read-store|checkpoint|journal|archive|tidy|persistence|device)\.|\/lib\/record\/(read-event|segment)\./,
  ],
  // What is to be reviewed, and what shows it: late, and for who has acquired something.
  ['review', /\/node_modules\/ts-fsrs\/|\/lib\/mastery\/review\./],
  ['reviews', /\/routes\/(on-day|Review)/],
  // How far somebody is: on pages that show it, and after a sitting.
  [
    'completion',
    /\/lib\/mastery\/(completion|completed|final-result|lesson-state|next-step)\.|virtual:course\/names|\/routes\/(completion|next-step|formats|names|state-words|Resume|review\.svelte|areas)/,
  ],
  // What every page needs: nothing in it may import the two above.
  [
    'base',
    /\/node_modules\/(svelte|@sveltejs\/kit|devalue|clsx|esm-env)\/|rolldown\/runtime|preload-helper|generated\/(root|shared)|\/lib\/[^?]*\.(css|woff2)$|\/routes\/Update\.svelte\?.*\.css$|\/lib\/components\/(Icon|Ring|VerdictMark|when-idle)|\/routes\/(\+layout|Header|Footer|lesson-html)/,
  ],
];
const chunkOf = (module: string) =>
  CHUNKS.find(([, modules]) => modules.test(module.replaceAll('\\', '/')))?.[0] ?? null;

export default defineConfig({
  plugins: [course(), sveltekit()],
  environments: {
    client: {
      build: {
        // The base and its styles are on every page already.
        modulePreload: { resolveDependencies: (_, files) => files.filter((file) => !/\/start\./.test(file)) },
        rolldownOptions: {
          // The start entry may carry the base chunk: a file that only passes it on would be one more request.
          preserveEntrySignatures: 'allow-extension',
          output: {
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [{ name: chunkOf, debugName: 'course' }],
            },
          },
        },
      },
    },
  },
  server: { host: '127.0.0.1', fs: { allow: ['questions'] } },
  test: {
    expect: { requireAssertions: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tests/bench/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts'],
        },
      },
      {
        extends: true,
        // Found by the first test that needs them, they would make the browser start over.
        optimizeDeps: {
          include: ['fast-check', 'ts-fsrs', 'vitest-browser-svelte', 'xstate', 'xstate/graph'],
        },
        test: {
          name: 'component',
          // On a busy machine a browser may stall.
          retry: 1,
          include: ['src/**/*.svelte.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
