import type { Page } from '@playwright/test';
import { Diary, type Asked } from '#lib/mastery/diary.fixture.ts';
import { itemById, items, lessons } from '../keys.ts';
import { stored } from '../stored.ts';

const CORE = [
  'K02',
  'K04',
  'K05',
  'K06',
  'K11',
  'K13',
  'K14',
  'K15',
  'K17',
  'K18',
  'K19',
  'K20',
  'K21',
  'K22',
  'K24',
];
const scored = items.filter((item) => !item.retired && !(item.interaction === 'choice' && item.open));

/** What a record says of an item; the chance of guessing is left at a middling value. */
export const asked = (id: string): Asked => {
  const item = itemById(id);
  return { ...item, chance: 0.25, open: item.interaction === 'choice' && item.open === true };
};
const about = (concept: string) =>
  scored.filter(({ concepts }) => concepts[0] === concept).map(({ id }) => asked(id));

/** A learner who has come far, without the hundred clicks. */
export class FarLearner {
  readonly diary: Diary;
  constructor(now: number) {
    this.diary = new Diary(now);
  }

  /** Every lesson but those of these numbers. */
  takeLessons({ but = [] }: { but?: number[] } = {}): this {
    for (const lesson of lessons.filter(({ number }) => !but.includes(number))) {
      this.diary.sit('activity', [[asked(lesson.activity), 1]], { lesson: lesson.id });
      this.diary.sit(
        'check',
        lesson.check.map((id) => [asked(id), 1]),
        { lesson: lesson.id },
      );
    }
    return this;
  }

  /** Every question about every core concept, right. */
  practise(): this {
    for (const concept of CORE)
      this.diary.sit(
        'practice',
        about(concept).map((item) => [item, 1]),
      );
    return this;
  }

  /** Four questions of each of these concepts, in a final: one in each area suffices. */
  takeFinal(): this {
    const questions = ['K02', 'K11', 'K13', 'K17', 'K24'].flatMap((concept) => about(concept).slice(0, 4));
    this.diary.sit(
      'final',
      questions.map((item) => [item, 1]),
    );
    return this;
  }

  /** Puts the record on this device, before any page is opened. */
  async settle(page: Page): Promise<void> {
    const entries = Object.entries(stored('far', this.diary.record));
    await page.addInitScript((kept) => {
      // Firefox comes by an empty page first, which has no storage.
      if (location.protocol !== 'http:' || localStorage.getItem('smsn.learner') !== null) return;
      localStorage.setItem('smsn.learner', 'far');
      localStorage.setItem('smsn.learners', '[{"id":"far","name":"Ada"}]');
      for (const [key, value] of kept) localStorage.setItem(key, value);
    }, entries);
  }
}
