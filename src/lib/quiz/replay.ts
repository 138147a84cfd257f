import type { Item } from '#lib/bank/item.ts';
import type { Sitting } from '#lib/record/record.ts';
import { suits } from '#lib/scoring/suits.ts';
import type { QuizEvent } from './quiz.machine.ts';

/** Items of a sitting in the order they were shown. Two tabs may both have shown one: it counts once, where it came last. */
export function itemsOf({ presented }: Sitting): string[] {
  return presented.map(({ item }) => item).filter((id, place, all) => all.lastIndexOf(id) === place);
}

/**
 * What brings the quiz machine to where a sitting was left. Without items that were taken out of the course,
 * and without answers that do not suit a reworded one: they stay in the record, the sitting goes on.
 */
export function replay(sitting: Sitting, items: ReadonlyMap<string, Item>): QuizEvent[] {
  const ids = itemsOf(sitting);
  const finished = sitting.ended?.reason === 'finished';
  const events = ids.flatMap((id): QuizEvent[] => {
    const isNewest = id === ids.at(-1);
    const item = items.get(id);
    if (!item) return [];
    const given = sitting.answered.filter((answer) => answer.item === id && suits(item, answer.response));
    // In a finished sitting nothing is asked any more.
    if (given.length === 0 && (!isNewest || finished)) return [];
    return [
      { type: 'present', item },
      ...given.flatMap(({ response, confidence }): QuizEvent[] => [
        { type: 'repair' },
        { type: 'respond', response, confidence },
      ]),
      ...(isNewest ? [] : [{ type: 'next' } as const]),
    ];
  });
  return finished ? [...events, { type: 'next' }, { type: 'exhaust' }] : events;
}
