// Checks questions and course data without building: `npm run check:questions`.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./src/build/course.ts', { logLevel: 'error' });
try {
  const { index, lessons } = module.readCourse(process.cwd());
  const asked = index.filter(({ retired }) => !retired);
  console.log(`All good: ${asked.length} questions, ${lessons.length} lessons.`);
} catch (error) {
  if (error.name !== 'ContentError') throw error;
  console.error(error.message);
  process.exitCode = 1;
}
