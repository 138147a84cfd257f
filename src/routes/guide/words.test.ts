import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '#lib/course/decision-guide.ts';
import type { Answers } from '#lib/course/judgement.ts';
import { anyEvent } from '#lib/record/event.fixture.ts';
import { textOf, type Judgement } from './words.ts';

/** Strava, as the catalogue sees it: both answers about its family and its type can be defended. */
const strava: Answers = {
  interaction: 'yes',
  purpose: 'sharing',
  linking: true,
  presentation: 2,
  search: 2,
  exchange: 2,
  collaboration: 2,
  withoutPosts: false,
  withoutRelations: true,
  others: ['networking', 'contact-network'],
};
const judged = (name: string, answers: Answers): Judgement => ({
  id: 'a',
  at: Date.UTC(2026, 10, 26, 12),
  type: 'platform.judged',
  name,
  answers,
  verdict: judge(answers),
});

describe('a record card as text', () => {
  it('has the four lines of lesson 7, and the reasons', () => {
    expect(textOf(judged('Strava', strava)).split('\n')).toEqual([
      'Strava',
      'A social medium, and a social network',
      '',
      'Verdict: Sharing family; content network',
      'Confidence: Debatable',
      'Alternative: The networking family or a contact network',
      'Date: 26 November 2026',
      '',
      'Reasons:',
      '- Internet users interact through it.',
      '- Its main purpose is sharing: content that a community passes on.',
      '- Linking users is its first purpose. Presentation space central, search for members central, means of exchange central, collaborative tools central.',
      '- Without the relations it still makes sense, without the posts it does not: content.',
      '- Another answer can be defended with reasons.',
      '',
      'Judged with the five questions of “Social media or social network?”. Indicative, like every placement.',
    ]);
  });

  it('says whose the doubt is, where its author had none', () => {
    const sure: Answers = { ...strava, others: [] };
    expect(textOf(judged('Strava', sure))).toContain('Confidence: Clear');
    expect(textOf(judged('Strava', { ...sure, search: 0 }))).toContain(
      'Confidence: Debatable: you said clear, but your own answers leave a doubt.',
    );
  });

  it('says of what is outside only what was asked', () => {
    const text = textOf(judged('A film catalogue', { interaction: 'no', others: [] }));
    expect(text).toContain('Verdict: Not a social medium');
    expect(text).toContain('Alternative: None that can be defended');
    expect(text.match(/^- /gm)).toHaveLength(2);
  });

  it('can be written of whatever a record holds', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        fc.pre(event.type === 'platform.judged');
        expect(textOf(event)).toContain('Verdict: ');
        expect(textOf({ ...event, at: 1e20 })).toContain('Date: \n');
      }),
    );
  });
});
