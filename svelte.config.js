import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { versionOf } from './src/build/version.mjs';

/** The theme script of app.html runs before the first paint; the policy names it by its digest. */
const [, themeScript = ''] = /<script>([^]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8')) ?? [];
const themeDigest = /** @type {const} */ (
  `sha256-${createHash('sha256').update(themeScript).digest('base64')}`
);

/** The one inline style left: SvelteKit's own route announcer. */
const announcerDigest = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    discloseVersion: false,
    runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
  },
  kit: {
    adapter: adapter({ strict: true, precompress: true, fallback: '404.html' }),
    paths: { relative: true },
    csp: {
      mode: 'hash',
      // What is not named is forbidden. No `upgrade-insecure-requests`: every address is relative, and a course that is
      // tried out in a local network has no certificate. `frame-ancestors` works in a header only: see the README.
      directives: {
        'default-src': ['none'],
        'script-src': ['self', themeDigest],
        'script-src-attr': ['none'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-hashes', announcerDigest],
        'img-src': ['self'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'manifest-src': ['self'],
        'worker-src': ['self'],
        'frame-src': ['none'],
        'media-src': ['none'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none'],
        'require-trusted-types-for': ['script'],
        'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'lesson-html'],
      },
    },
    serviceWorker: {
      // While somebody changes the course, yesterday's copy is in the way.
      register: !process.argv.includes('dev'),
      // The system takes these when the course is installed; no page asks for them.
      files: (file) => !file.startsWith('icons/'),
    },
    version: { name: versionOf(import.meta.dirname) },
  },
};
