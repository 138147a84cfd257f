import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '#lib/course/random.ts';
import { itemOnWrongIdea, type WrongIdeaSituation } from './wrong-idea.ts';

fc.configureGlobal({ seed: 20261123 });

type Answer = WrongIdeaSituation['answers'][number];

const right = (item: string): Answer => ({ item, score: 1, confidence: 'sure' });
const wrong = (item: string, ...misconceptions: string[]): Answer => ({ item, score: 0, misconceptions });
const sure = (item: string, ...misconceptions: string[]): Answer => ({
  ...wrong(item, ...misconceptions),
  confidence: 'sure',
});

/** Five items that can show M04, two of M05, and one of M06. */
const itemsBy = {
  M04: ['a1', 'a2', 'a3', 'a4', 'a5'],
  M05: ['b1', 'b2'],
  M06: ['c1'],
};

function next(answers: Answer[], fields: Partial<WrongIdeaSituation> = {}) {
  return itemOnWrongIdea({
    answers,
    itemsBy,
    asked: answers.map(({ item }) => item),
    chance: () => 0,
    ...fields,
  });
}

describe('after a wrong answer that was sure', () => {
  it('lets one question pass, then brings another item on the same wrong idea', () => {
    expect(next([sure('a1', 'M04')])).toBeUndefined();
    expect(next([sure('a1', 'M04'), right('x')])).toBe('a2');
  });

  it('asks such an item once, whatever the answer to it is', () => {
    expect(next([sure('a1', 'M04'), right('x'), right('a2'), right('y')])).toBeUndefined();
    expect(next([sure('a1', 'M04'), right('x'), wrong('a2', 'M04'), right('y')])).toBeUndefined();
  });

  it('asks again where the learner was sure and wrong again', () => {
    expect(next([sure('a1', 'M04'), right('x'), sure('a2', 'M04')])).toBeUndefined();
    expect(next([sure('a1', 'M04'), right('x'), sure('a2', 'M04'), right('y')])).toBe('a3');
  });

  it('takes an item that came by itself for the one it would bring', () => {
    expect(next([sure('a1', 'M04'), right('a3'), right('x')])).toBeUndefined();
  });

  it('comes at once where it is the last question', () => {
    expect(next([sure('a1', 'M04')], { left: 1 })).toBe('a2');
    expect(next([sure('a1', 'M04')], { left: 2 })).toBeUndefined();
  });

  it('comes at once where there are three wrong ideas to meet within three questions', () => {
    const [first, second, third] = [sure('x', 'M04', 'M05', 'M06'), right('a1'), right('b1')];
    expect([next([first]), next([first, second]), next([first, second, third])]).toEqual(['a1', 'b1', 'c1']);
  });

  it('deals with the older of two wrong ideas first', () => {
    const answers = [sure('a1', 'M04'), sure('b1', 'M05')];
    expect(next(answers)).toBe('a2');
    expect(next([...answers, right('a2')])).toBe('b2');
  });

  it('has nothing to bring where the course has no other item', () => {
    expect(next([sure('c1', 'M06'), right('x')])).toBeUndefined();
    expect(next([sure('x', 'M99'), right('y')])).toBeUndefined();
  });

  it.each(['toString', 'constructor'])('is not led astray by an idea called %s', (idea) => {
    expect(next([sure('x', idea), right('y')])).toBeUndefined();
  });
});

describe('nothing is brought', () => {
  it.each([
    ['after a guess', { ...wrong('a1', 'M04'), confidence: 'guess' as const }],
    ['where the learner did not say how sure', wrong('a1', 'M04')],
    ['after a right answer', right('a1')],
    ['after an open judgement', { ...sure('a1', 'M04'), score: null }],
    ['after a wrong answer that points to no wrong idea', sure('a1')],
  ])('%s', (_, answer) => {
    expect(next([answer, right('x')])).toBeUndefined();
  });

  it('for what was put right: the first answer counts', () => {
    expect(next([wrong('a1', 'M04'), sure('a1', 'M04'), right('x')])).toBeUndefined();
  });
});

describe('of several items', () => {
  const answers = [sure('a1', 'M04'), right('x')];
  const among = (fields: Partial<WrongIdeaSituation>) =>
    [...new Set([0, 0.4, 0.99].map((part) => next(answers, { ...fields, chance: () => part })))].sort();

  it('chance picks among the three that tempt most', () => {
    expect(among({})).toEqual(['a2', 'a3', 'a4']);
  });

  it('one that was never met comes first', () => {
    expect(among({ met: new Set(['a2', 'a3', 'a4']) })).toEqual(['a5']);
    expect(among({ met: new Set(itemsBy.M04) })).toEqual(['a2', 'a3', 'a4']);
  });

  it('one that suits the learner comes first, unless it was met before', () => {
    const suits = (item: string) => item === 'a5';
    expect(among({ suits })).toEqual(['a5']);
    expect(among({ suits, met: new Set(['a5']) })).toEqual(['a2', 'a3', 'a4']);
    expect(among({ suits, met: new Set(itemsBy.M04) })).toEqual(['a5']);
  });

  it('one that cannot be asked any more is passed over', () => {
    expect(next(answers, { asked: ['a1', 'x', 'a2', 'a3', 'a4'] })).toBe('a5');
  });
});

describe('whoever is sure and wrong, and however often', () => {
  const IDEAS = ['M01', 'M02', 'M03'];
  /** A bank of up to 25 items, each of which can show some of the ideas. */
  const bank = fc.array(fc.subarray(IDEAS), { minLength: 1, maxLength: 25 });

  /** A whole session: what no wrong idea brings is any item not asked yet; a wrong answer points to one idea. */
  function sit(shows: readonly string[][], seed: number) {
    const chance = random(seed);
    const names = shows.map((_, place) => `q${place}`);
    const by = Object.fromEntries(
      IDEAS.map((idea) => [idea, names.filter((_, place) => shows[place]?.includes(idea))]),
    );
    const answers: Answer[] = [];
    const brought: { item: string; place: number }[] = [];
    while (answers.length < names.length) {
      const asked = answers.map(({ item }) => item);
      const due = itemOnWrongIdea({ answers, itemsBy: by, asked, chance });
      if (due) brought.push({ item: due, place: answers.length });
      const open = names.filter((name) => !asked.includes(name));
      const item = due ?? open[Math.floor(chance() * open.length)] ?? '';
      const ideas = shows[names.indexOf(item)] ?? [];
      const idea = ideas[Math.floor(chance() * ideas.length)];
      answers.push(idea && chance() < 0.7 ? sure(item, idea) : right(item));
    }
    return { answers, by, brought };
  }

  it('meets the wrong idea again within three questions, whenever the bank has another item', () => {
    fc.assert(
      fc.property(bank, fc.nat(), (shows, seed) => {
        const { answers, by } = sit(shows, seed);
        answers.forEach(({ misconceptions: [idea = ''] = [] }, place) => {
          const before = new Set(answers.slice(0, place + 1).map(({ item }) => item));
          if (idea === '' || by[idea]?.every((item) => before.has(item))) return;
          const after = answers.slice(place + 1, place + 4).map(({ item }) => item);
          expect(by[idea]?.some((item) => after.includes(item))).toBe(true);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('is never asked an item twice, and never at once', () => {
    fc.assert(
      fc.property(bank, fc.nat(), (shows, seed) => {
        const { answers, by, brought } = sit(shows, seed);
        expect(new Set(answers.map(({ item }) => item)).size).toBe(answers.length);
        for (const { item, place } of brought) {
          const ideas = answers
            .slice(Math.max(0, place - 3), place - 1)
            .flatMap(({ misconceptions = [] }) => misconceptions);
          expect(ideas.some((idea) => by[idea]?.includes(item))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
