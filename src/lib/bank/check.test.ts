import { describe, expect, test } from 'vitest';
import { checkItem, type Known } from './check.ts';
import { choice, fillIn, matching, sequencing, trueFalse } from './item.fixture.ts';
import { Item } from './item.ts';

const known: Known = {
  concepts: new Set(['K06']),
  misconceptions: new Set(['M04', 'M05', 'M07', 'M16', 'M26']),
  platforms: new Map([
    ['flickr', { family: true, network: true, type: true }],
    ['youtube', { family: true, network: false }],
  ]),
  // Stands in for the scoring, which forgives more: capitals, accents, signs, a leading "le".
  plain: (text) =>
    text
      .toLowerCase()
      .replaceAll('é', 'e')
      .replace(/[^a-z]+/g, ' ')
      .trim()
      .replace(/^le /, ''),
};

/** What an instructor reads about an item: `place: message`. */
const read = (item: Item) =>
  checkItem(item, known).map(({ path, message }) => `${path.join('.')}: ${message}`);

/** The same list with one entry changed. */
const changed = <T>(list: T[], index: number, change: Partial<T>) =>
  list.map((entry, at) => (at === index ? { ...entry, ...change } : entry));

test.each([choice(), trueFalse(), matching(), sequencing(), fillIn()])(
  'a sound question passes: $interaction',
  (item) => {
    expect(Item.parse(item)).toEqual(item);
    expect(read(item)).toEqual([]);
  },
);

test('an id is a plain name, and none that JavaScript gives to every object', () => {
  const names = ['wiki', 'k06-a', '__proto__', 'constructor', 'toString', 'a"b', '<b>', '', 'a--b'];
  expect(names.filter((id) => Item.safeParse(choice({ id })).success)).toEqual(['wiki', 'k06-a']);
  expect(Item.safeParse(choice({ id: 'constructor' })).error?.issues).toMatchObject([
    { message: 'has another meaning for browsers: choose another name' },
  ]);
});

describe('choosing', () => {
  const { options } = choice();

  test('no right option', () => {
    expect(read(choice({ options: changed(options, 0, { right: undefined }) }))).toEqual([
      'options: no option is right: add "right": true to one',
    ]);
  });

  test('nothing but right options', () => {
    expect(
      read(choice({ select: 'several', options: options.map((option) => ({ ...option, right: true })) })),
    ).toEqual(['options: every option is right: a question needs a wrong one']);
  });

  test('in an open judgement every answer may be defensible', () => {
    const all = options.map((option) => ({ ...option, right: true as const }));
    expect(read(choice({ open: true, options: all }))).toEqual([]);
  });

  test('two options that read alike', () => {
    expect(read(choice({ options: changed(options, 2, { text: 'The First' }) }))).toEqual([
      'options.2: "a" and "c" read alike, and learners cannot tell them apart: change the words of one, or remove it',
    ]);
  });

  test('two right options where one can be chosen', () => {
    expect(read(choice({ options: changed(options, 1, { right: true }) }))).toEqual([
      'options: 2 options are right, but only one can be chosen: remove a "right", or write "select": "several"',
    ]);
  });

  test('two right options are welcome where several can be chosen, and in an open judgement', () => {
    const two = changed(options, 1, { right: true });
    expect(read(choice({ select: 'several', options: two }))).toEqual([]);
    expect(read(choice({ open: true, options: two }))).toEqual([]);
  });

  test('an id that is there twice, as after copying an option', () => {
    expect(read(choice({ options: changed(options, 2, { id: 'b' }) }))).toEqual([
      'options.2.id: "b" is there twice: give each entry an id of its own',
    ]);
  });
});

describe('true or false', () => {
  const { reasons } = trueFalse();

  test('no right reason, or two', () => {
    expect(read(trueFalse({ reasons: changed(reasons, 0, { right: undefined }) }))).toEqual([
      'reasons: 0 reasons are right: mark exactly one with "right": true',
    ]);
    expect(read(trueFalse({ reasons: changed(reasons, 1, { right: true }) }))).toEqual([
      'reasons: 2 reasons are right: mark exactly one with "right": true',
    ]);
  });

  test('a right reason for the other answer', () => {
    expect(read(trueFalse({ answer: true }))).toEqual([
      'reasons.0.of: the right reason belongs to false, but the answer is true: make them the same',
    ]);
  });

  test('two reasons that read alike; one for true and one for false may', () => {
    expect(read(trueFalse({ reasons: changed(reasons, 1, { text: 'The right reason' }) }))).toEqual([
      'reasons.1: "a" and "b" read alike, and learners cannot tell them apart: change the words of one, or remove it',
    ]);
    expect(read(trueFalse({ reasons: changed(reasons, 2, { text: 'the right reason' }) }))).toEqual([]);
  });

  test('an answer that no reason belongs to', () => {
    expect(read(trueFalse({ reasons: changed(reasons, 2, { of: false }) }))).toEqual([
      'reasons: no reason belongs to true: add one, so that both answers can be given',
    ]);
  });

  test('an id that is there twice', () => {
    expect(read(trueFalse({ reasons: changed(reasons, 1, { id: 'a' }) }))).toEqual([
      'reasons.1.id: "a" is there twice: give each entry an id of its own',
    ]);
  });
});

describe('sorting', () => {
  const { sources, targets } = matching();

  test('a target without feedback', () => {
    const placements = { left: { right: true as const, feedback: 'It is.' } };
    expect(read(matching({ sources: changed(sources, 0, { placements }) }))).toEqual([
      'sources.0.placements: "One" says nothing about "right": add an entry with its feedback',
    ]);
  });

  test('a placement for a target that is not there', () => {
    const placements = { ...sources[0]?.placements, middle: { feedback: 'It is not.' } };
    expect(read(matching({ sources: changed(sources, 0, { placements }) }))).toEqual([
      'sources.0.placements.middle: there is no target "middle": the targets are left, right',
    ]);
  });

  test('a card that is right nowhere', () => {
    const placements = { left: { feedback: 'It is not.' }, right: { feedback: 'It is not.' } };
    expect(read(matching({ sources: changed(sources, 1, { placements }) }))).toEqual([
      'sources.1.placements: "Two" is right nowhere: add "right": true to one of its placements',
    ]);
  });

  test('a board on which no card counts', () => {
    expect(read(matching({ sources: sources.map((source) => ({ ...source, open: true })) }))).toEqual([
      'sources: every card is "open": true, so that no place counts: remove it from at least one card, or ask for a pure judgement by a choice with "open": true',
    ]);
    expect(read(matching({ sources: changed(sources, 0, { open: true }) }))).toEqual([]);
  });

  test('a board on which no place is wrong, whatever its open cards say', () => {
    const everywhere = {
      left: { right: true as const, feedback: 'It is.' },
      right: { right: true as const, feedback: 'It is.' },
    };
    const wrong = [
      'sources: every card that counts is right in every place, so that nothing can be wrong: remove "right": true where a card does not belong',
    ];
    const all: typeof sources = sources.map((source) => ({ ...source, placements: everywhere }));
    expect(read(matching({ sources: all }))).toEqual(wrong);
    expect(read(matching({ sources: changed(all, 1, { ...sources[1], open: true }) }))).toEqual(wrong);
    expect(read(matching({ sources: changed(sources, 0, { placements: everywhere }) }))).toEqual([]);
  });

  test('two cards or two places that read alike; a note tells cards apart', () => {
    const alike = 'read alike, and learners cannot tell them apart: change the words of one, or remove it';
    expect(read(matching({ sources: changed(sources, 1, { text: 'ONE' }) }))).toEqual([
      `sources.1: "one" and "two" ${alike}`,
    ]);
    expect(read(matching({ sources: changed(sources, 1, { text: 'One', note: 'another' }) }))).toEqual([]);
    expect(read(matching({ targets: changed(targets, 1, { text: 'left' }) }))).toEqual([
      `targets.1: "left" and "right" ${alike}`,
    ]);
  });

  test('a card or a target with an id that is there twice', () => {
    expect(read(matching({ sources: changed(sources, 1, { id: 'one' }) }))).toEqual([
      'sources.1.id: "one" is there twice: give each entry an id of its own',
    ]);
    expect(read(matching({ targets: [...targets, { id: 'left', text: 'Left again' }] }))).toEqual([
      'targets.2.id: "left" is there twice: give each entry an id of its own',
    ]);
  });
});

describe('ordering', () => {
  test.each([
    { what: 'forgets an element', order: ['x', 'y'] },
    { what: 'names one twice', order: ['x', 'y', 'y'] },
    { what: 'names one that is not there', order: ['x', 'y', 'q'] },
  ])('an accepted order that $what', ({ order }) => {
    expect(read(sequencing({ orders: [['x', 'y', 'z'], order] }))).toEqual([
      'orders.1: an order names every element once: x, y, z',
    ]);
  });

  test('an element with an id that is there twice', () => {
    const elements = changed(sequencing().elements, 2, { id: 'y' });
    expect(read(sequencing({ elements, orders: [['x', 'y', 'y']] }))).toEqual([
      'elements.2.id: "y" is there twice: give each entry an id of its own',
    ]);
  });
});

describe('ordering, with several orders', () => {
  test('an accepted order that is there twice', () => {
    const order = ['x', 'y', 'z'];
    expect(read(sequencing({ orders: [order, ['x', 'z', 'y'], order] }))).toEqual([
      'orders.2: this order is there twice: remove one',
    ]);
  });

  test('nothing but accepted orders: three elements have six', () => {
    const orders = ['xyz', 'xzy', 'yxz', 'yzx', 'zxy', 'zyx'].map((order) => [...order]);
    expect(read(sequencing({ orders }))).toEqual([
      'orders: every possible order is accepted, so that nothing can be wrong: remove those that are not right',
    ]);
    expect(read(sequencing({ orders: orders.slice(1) }))).toEqual([]);
  });

  test('two elements that read alike', () => {
    const elements = changed(sequencing().elements, 2, { text: 'step X' });
    expect(read(sequencing({ elements }))).toEqual([
      'elements.2: "x" and "z" read alike, and learners cannot tell them apart: change the words of one, or remove it',
    ]);
  });
});

describe('typing', () => {
  const reject = (...texts: string[]) => ({ texts, feedback: 'It is not.' });

  test('a word that is accepted and rejected, also where only capitals, accents or an article differ', () => {
    const only = 'and an answer gets one feedback only: remove one of them';
    expect(read(fillIn({ accepts: ['wiki'], rejects: [reject('blog', 'wiki')] }))).toEqual([
      `rejects.0.texts.1: "wiki" stands in "accepts" already, ${only}`,
    ]);
    expect(read(fillIn({ accepts: ['reseau'], rejects: [reject('Le Réseau')] }))).toEqual([
      `rejects.0.texts.0: "reseau" is the same answer as "Le Réseau", and stands in "accepts" already, ${only}`,
    ]);
  });

  test('a word that is rejected for two reasons', () => {
    expect(read(fillIn({ rejects: [reject('blog'), reject('wall', 'blog')] }))).toEqual([
      'rejects.1.texts.1: "blog" stands in "rejects 1" already, and an answer gets one feedback only: remove one of them',
    ]);
  });

  test('several spellings of one accepted word are welcome, and so is a near miss that is rejected', () => {
    expect(read(fillIn({ accepts: ['e-mail', 'E mail'], rejects: [reject('emails', 'e mails')] }))).toEqual(
      [],
    );
  });

  test('a word of which nothing is left to compare', () => {
    expect(read(fillIn({ accepts: ['sharing', '-'], rejects: [reject('?!')] }))).toEqual([
      'accepts.1: "-" has no letter and no digit, and nothing else is compared: write a word',
      'rejects.0.texts.0: "?!" has no letter and no digit, and nothing else is compared: write a word',
    ]);
  });
});

describe('what a question refers to', () => {
  test('a concept that does not exist', () => {
    expect(read(choice({ concepts: ['K06', 'K99'] }))).toEqual([
      'concepts.1: there is no concept K99: see src/content/concepts.json',
    ]);
  });

  test('a concept that is named twice', () => {
    expect(read(choice({ concepts: ['K06', 'K06'] }))).toEqual([
      'concepts.1: K06 is there twice: remove one',
    ]);
  });

  test('a misconception that does not exist, wherever it stands', () => {
    const unknown = 'there is no misconception M99: see src/content/misconceptions.json';
    expect(read(choice({ options: changed(choice().options, 1, { misconception: 'M99' }) }))).toEqual([
      `options.1.misconception: ${unknown}`,
    ]);
    expect(read(fillIn({ rejects: changed(fillIn().rejects, 0, { misconception: 'M99' }) }))).toEqual([
      `rejects.0.misconception: ${unknown}`,
    ]);
    const placements = {
      left: { right: true as const, feedback: 'It is.' },
      right: { misconception: 'M99', feedback: 'It is not.' },
    };
    expect(read(matching({ sources: changed(matching().sources, 0, { placements }) }))).toEqual([
      `sources.0.placements.right.misconception: ${unknown}`,
    ]);
  });
});

describe('real platforms', () => {
  test('one that is clear may be scored', () => {
    expect(read(matching({ asks: 'network', platforms: ['flickr'] }))).toEqual([]);
    expect(read(matching({ asks: 'family', platforms: ['flickr', 'youtube'] }))).toEqual([]);
  });

  test('one that is debatable may not', () => {
    expect(read(matching({ asks: 'network', platforms: ['flickr', 'youtube'] }))).toEqual([
      'platforms.1: the network of "youtube" is debatable and cannot be scored: choose a clear platform, or make it an open judgement',
    ]);
  });

  test('one that is debatable may be judged openly: by a choice, or by its own card', () => {
    const asked = { asks: 'network', platforms: ['youtube'] } as const;
    const { sources } = matching();
    expect(read(choice({ ...asked, platforms: ['youtube'], open: true }))).toEqual([]);
    const open = { id: 'youtube', open: true } as const;
    expect(read(matching({ ...asked, platforms: ['youtube'], sources: changed(sources, 0, open) }))).toEqual(
      [],
    );
    expect(
      read(matching({ ...asked, platforms: ['youtube'], sources: changed(sources, 0, { open: true }) })),
      'the card of something else',
    ).toHaveLength(1);
  });

  test('one that has nothing of what is asked', () => {
    expect(read(matching({ asks: 'type', platforms: ['youtube'] }))).toEqual([
      'platforms.0: "youtube" has no type in src/content/platforms.json: choose another platform, or ask something else',
    ]);
  });

  test('one that the course does not know', () => {
    expect(read(matching({ asks: 'family', platforms: ['flikcr'] }))).toEqual([
      'platforms.0: there is no platform "flikcr": see src/content/platforms.json',
    ]);
  });

  test('platforms without what is asked of them, and the reverse', () => {
    expect(read(matching({ platforms: ['flickr'] }))).toEqual([
      'platforms: say what it asks: "asks": "family", "network" or "type"',
    ]);
    expect(read(matching({ asks: 'family' }))).toEqual([
      'asks: list the platforms that it classifies: "platforms": ["flickr", …]',
    ]);
  });
});
