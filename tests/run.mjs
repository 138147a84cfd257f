// Everything that must hold, in one go: `npm test`. Ends with a line that counts the tests.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

/** Tests counted by a runner's JSON report. */
const fromVitest = () => {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(`${results}/vitest.json`, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
};
const fromPlaywright = () => {
  const { expected, unexpected, flaky } = JSON.parse(
    readFileSync(`${results}/playwright.json`, 'utf8'),
  ).stats;
  return { passed: expected, failed: unexpected + flaky };
};

const steps = [
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'lint', command: 'oxlint --deny-warnings' },
  { name: 'unused', command: 'knip' },
  { name: 'types', command: 'svelte-check --fail-on-warnings --output human' },
  { name: 'types of the service worker', command: 'tsc -p src/tsconfig.service-worker.json' },
  {
    name: 'unit and component',
    command: `vitest run --reporter=default --reporter=json --outputFile.json=${results}/vitest.json`,
    count: fromVitest,
  },
  { name: 'build', command: 'vite build --logLevel warn' },
  { name: 'end to end', command: 'playwright test -c tests/playwright.config.ts', count: fromPlaywright },
];

let [passed, failed] = [0, 0];
for (const { name, command, count } of steps) {
  console.log(`\n── ${name}: ${command}`);
  const start = Date.now();
  const { status } = spawnSync(`npx ${command}`, { shell: true, stdio: 'inherit' });
  console.log(
    `── ${name}: ${status === 0 ? 'good' : 'FAILED'}, ${((Date.now() - start) / 1000).toFixed(1)} s`,
  );
  let counted = { passed: 0, failed: 0 };
  try {
    counted = count?.() ?? counted;
  } catch {
    // The runner died before it could write its report: the step itself has failed.
  }
  passed += counted.passed;
  failed += counted.failed || Number(status !== 0);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
