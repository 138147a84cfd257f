import type { Answered } from '#lib/record/event.ts';

let clock = 0;

/** An answer about K06, later than those made before it, for tests. */
export function answer(item: string, score: number | null, more: Partial<Answered> = {}): Answered {
  clock += 1;
  return {
    id: `e${clock}`,
    at: clock,
    type: 'item.answered',
    session: 's',
    item,
    hash: 'h',
    concepts: ['K06'],
    attempt: 1,
    response: { kind: 'choice', options: ['a'] },
    score,
    seconds: 5,
    ...more,
  };
}
