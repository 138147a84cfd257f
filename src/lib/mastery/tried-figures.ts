import type { RecordEvent } from '#lib/record/event.ts';
import type { Fold } from '#lib/record/fold.ts';

/** What was tried in a lesson's figure. */
interface TriedFigure {
  /** What was chosen last for each part, by their ids. */
  choices: Record<string, string>;
  /** Every part was tried at some time: that stays, whatever a later edition adds. */
  finished: boolean;
}

/** By the lesson that the figure belongs to. */
export type TriedFigures = Record<string, TriedFigure>;

/** An imported record may say anything; nothing is called "toString". */
const isForeign = (name: string) => name in Object.prototype;

export const triedFigures: Fold<TriedFigures> = {
  start: () => ({}),
  add(all, event: RecordEvent) {
    if (event.type !== 'figure.tried' || isForeign(event.lesson) || isForeign(event.part)) return all;
    const { lesson, part, choice, finished } = event;
    const before = all[lesson];
    all[lesson] = {
      choices: { ...before?.choices, [part]: choice },
      finished: finished || before?.finished === true,
    };
    return all;
  },
};
