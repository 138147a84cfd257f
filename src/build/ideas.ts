import type { Item } from '#lib/bank/item.ts';
import type { Ideas } from '#lib/course/outline.ts';
import type { CourseFiles } from './course.ts';

/** The wrong answers that an item offers and scores, each by the wrong idea it points to. */
function offered(item: Item): (string | undefined)[] {
  switch (item.interaction) {
    case 'choice':
      return item.open ? [] : wrong(item.options);
    case 'true-false':
      return wrong(item.reasons);
    case 'matching':
      return item.sources.flatMap(({ open, placements }) => (open ? [] : wrong(Object.values(placements))));
    case 'sequencing':
      return [];
    case 'fill-in':
      return item.rejects.map(({ misconception }) => misconception);
  }
}

const wrong = (answers: readonly { right?: true | undefined; misconception?: string | undefined }[]) =>
  answers.filter(({ right }) => !right).map(({ misconception }) => misconception);

/** How strongly an item tempts to a wrong idea, 0 to 1: its share of the wrong answers. Nobody is tempted to type. */
function temptation(item: Item, idea: string): number {
  const answers = offered(item);
  if (item.interaction === 'fill-in' || answers.length === 0) return 0;
  return answers.filter((other) => other === idea).length / answers.length;
}

/** The items that are asked, scored and can show a wrong idea, by the idea's number; what tempts most comes first. */
export function itemsByIdea(items: readonly Item[]): Record<string, string[]> {
  const asked = items.filter(({ retired }) => !retired);
  const ideas = [...new Set(asked.flatMap(offered).flatMap((idea) => idea ?? []))].sort();
  return Object.fromEntries(
    ideas.map((idea) => [
      idea,
      asked
        .filter((item) => offered(item).includes(idea))
        .sort((a, b) => temptation(b, idea) - temptation(a, idea))
        .map(({ id }) => id),
    ]),
  );
}

/** What is loaded once a wrong idea is dealt with: all of it together, since one seldom comes alone. */
export function ideasOf({ misconceptions, banks }: Pick<CourseFiles, 'misconceptions' | 'banks'>): Ideas {
  return {
    ideas: Object.fromEntries(
      misconceptions.map(({ id, refutation, contrast }) => [id, { refutation, contrast }]),
    ),
    itemsBy: itemsByIdea([...banks.values()].flat()),
  };
}
