import { readFile } from 'node:fs/promises';
import { printTable } from '../../table.ts';
import { agreement } from './agreement.ts';
import { fit } from './fit.ts';
import { readMatrix, type Matrix } from './matrix.ts';
import { areaUnderCurve, byLearner, calibrationError, logLoss, predict } from './predict.ts';
import { PREDICTORS } from './predictors.ts';

const LENGTHS = [3, 5, 8, 10, 12, 15, 17, 20, 25, 30, 40];

const percent = (share: number | undefined) => (100 * (share ?? NaN)).toFixed(1);

/** What is predicted of each next answer, and how soon a test decides as the whole one would. */
function report(matrix: Matrix, { parts, cut }: { parts: number; cut: number }): void {
  const { shared, population, models } = fit(matrix);
  const concepts = new Set(matrix.items.map(({ concept }) => concept)).size;
  const slopes = models.map(({ slope }) => slope);
  console.log(
    `\n${matrix.learners.length} learners, ${matrix.items.length} items, ${concepts} concepts.`,
    `Fitted to all: ${Math.round(100 * shared)} % of the variance of ability is common to all concepts`,
    `(σ_g ${Math.sqrt(shared).toFixed(2)}, σ_u ${Math.sqrt(1 - shared).toFixed(2)}, ${population.prior.length} rows),`,
    `slopes ${Math.min(...slopes).toFixed(2)} to ${Math.max(...slopes).toFixed(2)}.`,
  );
  const predictions = predict(matrix, PREDICTORS, { parts });
  const [first = []] = predictions.values();
  const oursLoss = first.map(logLoss);
  printTable(
    `Each next answer, from the same learner's answers before it; ${parts} folds by learner`,
    ['model', 'log loss', '±', 'more than ours', '±', 'AUC', 'ECE'],
    [...predictions].map(([name, all]) => {
      const losses = all.map(logLoss);
      const loss = byLearner(all, losses);
      const more = byLearner(
        all,
        losses.map((value, index) => value - (oursLoss[index] ?? 0)),
      );
      return [
        name,
        loss.mean.toFixed(4),
        loss.error.toFixed(4),
        more.mean.toFixed(4),
        more.error.toFixed(4),
        areaUnderCurve(all).toFixed(4),
        calibrationError(all).toFixed(3),
      ];
    }),
  );
  const lengths = LENGTHS.filter((length) => length < matrix.items.length);
  const { fixed, adaptive, stopped } = agreement(matrix, { cut, lengths, parts });
  printTable(
    `Decisions that are those of the whole test (${percent(cut)} % right passes), %`,
    ['questions', 'fixed form, random', 'ours, adaptive'],
    lengths.map((length) => [length, percent(fixed.get(length)), percent(adaptive.get(length))]),
  );
  printTable(
    'Ours, stopped when so sure',
    ['sure, %', 'questions', 'agreement, %'],
    stopped.map(({ sure, questions, agreement }) => [
      percent(sure),
      questions.toFixed(1),
      percent(agreement),
    ]),
  );
}

/** The same from files. */
export async function reportFiles(
  responses: string,
  concepts: string,
  options: { parts: number; cut: number },
): Promise<void> {
  const [answers, notes] = await Promise.all([readFile(responses, 'utf8'), readFile(concepts, 'utf8')]);
  report(readMatrix(answers, notes), options);
}
