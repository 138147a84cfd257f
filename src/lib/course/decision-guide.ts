import type { Alternative, Answers, Verdict } from './judgement.ts';
import type { Family } from './platform.ts';

/**
 * The five questions of lesson 7. The definitions, functions, types and families are the article's; the weight of the
 * first two functions and the removal test are this course's.
 */

const FAMILIES: readonly Family[] = ['publishing', 'sharing', 'networking', 'discussion'];
const NETWORKS: readonly Alternative[] = ['contact-network', 'content-network'];

/** Why a verdict is debatable though nobody named an alternative. */
export type Doubt = 'functions-missing' | 'functions-present' | 'both-remain' | 'neither-remains';

/** What a network is organised around, by what is left when its posts or its relations are taken away; open where nothing is. */
function typeOf({ withoutPosts, withoutRelations }: Answers): Verdict['type'] {
  if (withoutPosts) return withoutRelations ? 'hybrid' : 'contact';
  return withoutRelations ? 'content' : undefined;
}

/** What the answers themselves leave open. Purpose decides; functions confirm, the first two most of all. */
export function doubtsOf(answers: Answers): Doubt[] {
  const { interaction, linking, presentation = 0, search = 0, withoutPosts, withoutRelations } = answers;
  if (interaction !== 'yes') return [];
  if (!linking) return presentation === 2 && search > 0 ? ['functions-present'] : [];
  return [
    ...(presentation === 0 || search === 0 ? (['functions-missing'] as const) : []),
    ...(withoutPosts !== withoutRelations
      ? []
      : [withoutPosts ? ('both-remain' as const) : ('neither-remains' as const)]),
  ];
}

/** The other answers that somebody may wish to defend beside a verdict. */
export function alternativesTo({
  scope,
  family,
  network,
  type,
}: Omit<Verdict, 'others' | 'clear'>): Alternative[] {
  if (scope !== 'medium') return scope === 'feature' ? ['medium', 'outside'] : ['medium', 'feature'];
  return [
    ...FAMILIES.filter((other) => other !== family),
    ...NETWORKS.filter((other) => other !== `${type}-network`),
    ...(network ? (['no-network'] as const) : []),
    'outside',
  ];
}

/** What can be defended because of a doubt. */
const LEFT_OPEN: Record<Doubt, readonly Alternative[]> = {
  'functions-missing': ['no-network'],
  'functions-present': NETWORKS,
  'both-remain': NETWORKS,
  'neither-remains': NETWORKS,
};

/** What a doubt leaves open, unless the answers themselves say which kind of network it would be. */
function leftOpen(doubt: Doubt, { others }: Answers): readonly Alternative[] {
  const open = LEFT_OPEN[doubt];
  return doubt === 'functions-present' && open.some((other) => others.includes(other)) ? [] : open;
}

/** The first three answers, and the fourth of a network, without what may be defended beside them. */
export function placeOf(answers: Answers): Omit<Verdict, 'others' | 'clear'> {
  if (answers.interaction !== 'yes') return { scope: answers.interaction === 'no' ? 'outside' : 'feature' };
  const network = answers.linking === true;
  const type = network ? typeOf(answers) : undefined;
  return {
    scope: 'medium',
    ...(answers.purpose && { family: answers.purpose }),
    network,
    ...(type && { type }),
  };
}

/** What follows from the answers to the five questions. */
export function judge(answers: Answers): Verdict {
  const place = placeOf(answers);
  const open = doubtsOf(answers).flatMap((doubt) => leftOpen(doubt, answers));
  const others = alternativesTo(place).filter(
    (other) => answers.others.includes(other) || open.includes(other),
  );
  return { ...place, clear: others.length === 0, others };
}

type Asked = Exclude<keyof Answers, 'others'>;

const ALWAYS = ['interaction'] as const satisfies Asked[];
const OF_A_MEDIUM = [
  'purpose',
  'linking',
  'presentation',
  'search',
  'exchange',
  'collaboration',
] as const satisfies Asked[];
const OF_A_NETWORK = ['withoutPosts', 'withoutRelations'] as const satisfies Asked[];

/** What has to be answered, given what was answered so far: an exit makes the questions after it idle. */
export function asked({ interaction, linking }: Partial<Answers>): Asked[] {
  if (interaction !== 'yes') return [...ALWAYS];
  return linking ? [...ALWAYS, ...OF_A_MEDIUM, ...OF_A_NETWORK] : [...ALWAYS, ...OF_A_MEDIUM];
}

/** The answers that count: none to a question that another one made idle, and no alternative that is the verdict itself. */
export function settled(answers: Answers): Answers {
  const counting: string[] = [...asked(answers), 'others'];
  const kept = Object.fromEntries(
    Object.entries(answers).filter(
      ([question, answer]) => counting.includes(question) && answer !== undefined,
    ),
  ) as Answers;
  const open = alternativesTo(placeOf(kept));
  return { ...kept, others: answers.others.filter((other) => open.includes(other)) };
}

const DEGREES = [0, 1, 2] as const;
const BOTH = [true, false] as const;
/** What can be answered to each question. */
const POSSIBLE: { [Q in Asked]: readonly NonNullable<Answers[Q]>[] } = {
  interaction: ['yes', 'part', 'no'],
  purpose: FAMILIES,
  linking: BOTH,
  presentation: DEGREES,
  search: DEGREES,
  exchange: DEGREES,
  collaboration: DEGREES,
  withoutPosts: BOTH,
  withoutRelations: BOTH,
};
const ALTERNATIVES: readonly Alternative[] = [
  'medium',
  'feature',
  'outside',
  ...FAMILIES,
  ...NETWORKS,
  'no-network',
];

/** The answers in something that was stored: nothing else, whatever it is. */
export function answersIn(stored: unknown): Partial<Answers> {
  if (typeof stored !== 'object' || stored === null) return {};
  const all = new Map<string, unknown>(Object.entries(stored));
  const possible = Object.entries<readonly unknown[]>(POSSIBLE).filter(([question, answers]) =>
    answers.includes(all.get(question)),
  );
  const others = all.get('others');
  return {
    ...(Object.fromEntries(possible.map(([question]) => [question, all.get(question)])) as Partial<Answers>),
    ...(Array.isArray(others) && { others: ALTERNATIVES.filter((other) => others.includes(other)) }),
  };
}
