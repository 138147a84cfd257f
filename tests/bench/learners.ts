import { parseArgs } from 'node:util';
import { reportCalibration } from './learners/calibration.ts';
import { reportConfidence, reportCosts, reportLearning, reportWorld, tunedSteps } from './learners/report.ts';
import { reportFiles } from './learners/responses/report.ts';
import { WORLDS } from './learners/world.ts';

const { values } = parseArgs({
  // The name of this bench comes first.
  args: process.argv.slice(3),
  options: {
    learners: { type: 'string', default: '100' },
    seeds: { type: 'string', default: '1,2,3' },
    world: { type: 'string' },
    responses: { type: 'string' },
    concepts: { type: 'string' },
    folds: { type: 'string', default: '5' },
    cut: { type: 'string', default: '0.6' },
  },
});

const size = { learners: Number(values.learners), seeds: values.seeds.split(',').map(Number) };
const names = [...WORLDS.map(({ name }) => name), 'confidence', 'learning', 'calibration', 'costs'];

if (values.responses && values.concepts)
  await reportFiles(values.responses, values.concepts, {
    parts: Number(values.folds),
    cut: Number(values.cut),
  });
else if (values.world && !names.includes(values.world))
  throw new Error(`there is no world ${values.world}: ${names.join(', ')}`);
else {
  const wanted = (name: string) => values.world === undefined || values.world === name;
  const worlds = WORLDS.filter(({ name }) => wanted(name));
  const steps = worlds.length > 0 ? tunedSteps() : undefined;
  if (steps) for (const world of worlds) reportWorld(world, size, steps);
  if (wanted('confidence')) reportConfidence(size);
  if (wanted('learning')) reportLearning(size);
  if (wanted('calibration')) reportCalibration(size.seeds);
  if (wanted('costs')) await reportCosts();
}
