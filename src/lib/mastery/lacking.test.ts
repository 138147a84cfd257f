import { expect, it } from 'vitest';
import { Diary, type Asked } from './diary.fixture.ts';
import { shownConcepts } from './knowledge.ts';
import { lackOf } from './lacking.ts';

const item = (id: string, bloom: Asked['bloom'] = 'apply'): Asked => ({
  id,
  concepts: ['K05'],
  chance: 0.25,
  difficulty: 3,
  bloom,
  open: false,
});

function lackAfter(answers: readonly (readonly [Asked, number])[], sure = false) {
  const diary = new Diary();
  diary.sit('test-out', answers);
  const fold = shownConcepts(() => undefined);
  const events = diary.record.map((event) =>
    sure && event.type === 'item.answered' && event.score === 0
      ? { ...event, misconceptions: ['M01'], confidence: 'sure' as const }
      : event,
  );
  return lackOf(events.reduce(fold.add, fold.start()), 'K05', diary.now);
}

it('says what a concept needs first to be acquired', () => {
  const right = ['a', 'b', 'c', 'd', 'h', 'i', 'j', 'k'].map((id) => [item(id), 1] as const);
  const wrong = ['e', 'f', 'g'].map((id) => [item(id), 0] as const);
  expect(lackAfter([])).toBe('right answer');
  expect(lackAfter(right)).toBeUndefined();
  expect(lackAfter([...right, ...wrong.slice(0, 1)])).toBe('right answer');
  expect(lackAfter(right.slice(0, 1))).toBe('second answer');
  expect(lackAfter(['a', 'b', 'c'].map((id) => [item(id, 'remember'), 1]))).toBe('application');
  expect(lackAfter([...wrong, ...right.slice(0, 2)])).toBe('certainty');
  expect(lackAfter([...wrong.slice(0, 1), ...right.slice(0, 1)], true)).toBe('wrong idea');
});
