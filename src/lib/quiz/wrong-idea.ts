import type { Ideas } from '#lib/course/outline.ts';
import { isSureAndWrong, type Judged } from '#lib/scoring/sure-and-wrong.ts';

/** Within so many questions a wrong idea is met again (content.md 5.2). */
const WITHIN = 3;
/** One question stands between, so that nothing is answered from short memory. */
const EARLIEST = 2;
/** Chance picks among so many of those that tempt most, so that not everybody is asked the same. */
const BEST = 3;

export interface WrongIdeaSituation {
  /** The answers of this session, oldest first; repairs among them change nothing. */
  answers: readonly (Judged & { item: string })[];
  itemsBy: Ideas['itemsBy'];
  /** Items of this session that cannot be asked any more. */
  asked: readonly string[];
  /** Items of earlier sessions: asked again only where there is nothing else. */
  met?: ReadonlySet<string> | undefined;
  /** Whether the learner is ready for an item; of two never met, the one that suits comes first. */
  suits?: ((item: string) => boolean) | undefined;
  /** Questions that the session has left, the next one among them. */
  left?: number | undefined;
  chance: () => number;
}

type Firsts = WrongIdeaSituation['answers'];

/** Wrong ideas somebody was sure of and has met in no item since, by the place of the answer, oldest first. */
function unmet(firsts: Firsts, itemsBy: Ideas['itemsBy']): Map<string, number> {
  const places = new Map<string, number>();
  firsts.forEach((answer, place) => {
    for (const idea of places.keys()) if (itemsBy[idea]?.includes(answer.item)) places.delete(idea);
    const held = isSureAndWrong(answer) ? (answer.misconceptions ?? []) : [];
    for (const idea of held) if (Object.hasOwn(itemsBy, idea)) places.set(idea, place);
  });
  return places;
}

/**
 * The item that has to come now because somebody was sure and wrong: another one that can show the same wrong idea, two
 * or three questions later; at once only where the session has no room for that. Nothing when none is due.
 */
export function itemOnWrongIdea(situation: WrongIdeaSituation): string | undefined {
  const { answers, itemsBy, asked, met, suits = () => true, left = Infinity, chance } = situation;
  const firsts = answers.filter(
    ({ item }, place) => answers.findIndex((other) => other.item === item) === place,
  );
  const taken = new Set([...asked, ...firsts.map(({ item }) => item)]);
  const open = [...unmet(firsts, itemsBy)]
    .map(([idea, place]) => ({ place, items: (itemsBy[idea] ?? []).filter((id) => !taken.has(id)) }))
    .filter(({ items }) => items.length > 0);
  const isFull = open.length >= Math.min(left, WITHIN);
  const due = open.find(({ place }) => firsts.length - place >= EARLIEST || isFull);
  if (!due) return undefined;
  const isFresh = (id: string) => !met?.has(id);
  const best =
    [(id: string) => isFresh(id) && suits(id), isFresh, suits]
      .map((test) => due.items.filter(test))
      .find((items) => items.length > 0) ?? due.items;
  return best[Math.floor(chance() * Math.min(BEST, best.length))];
}
