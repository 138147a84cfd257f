// Finds from learners' records how hard the questions are: `npm run calibrate -- FILE...`.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./src/build/calibrate/run.ts', {
  configFile: false,
  logLevel: 'error',
});
try {
  // npm moves to the folder of the course; files are named as seen from where it was called.
  const folder = process.env.INIT_CWD ?? process.cwd();
  console.log(module.run(process.argv.slice(2), { root: process.cwd(), folder }));
} catch (error) {
  if (!['RecordFileError', 'ContentError'].includes(error.name)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
