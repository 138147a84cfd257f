import { doubtsOf, type Doubt } from '#lib/course/decision-guide.ts';
import type { Alternative, Answers, Verdict } from '#lib/course/judgement.ts';
import type { Family } from '#lib/course/platform.ts';
import type { EventOf } from '#lib/record/event.ts';
import { CENTRAL, FAMILIES, FUNCTIONS, sentence } from '../platform-words.ts';

export type Judgement = EventOf<'platform.judged'>;

/** What is left of a platform of each family when everything secondary is taken away. */
export const PURPOSES: Record<Family, string> = {
  publishing: 'articles and common texts for readers',
  sharing: 'content that a community passes on',
  networking: 'contacts and circles',
  discussion: 'conversation',
};

export const FUNCTION_HINTS: Record<keyof typeof FUNCTIONS, string> = {
  presentation: 'A place of one’s own, with a profile and what one publishes. More than an account.',
  search: 'Finding people with whom one shares something. Not content, and not an address book.',
  exchange: 'Messages, comments, likes. It exists almost everywhere.',
  collaboration: 'Groups around a subject, pages around a project. Frequent, not compulsory.',
};

export const ALTERNATIVES: Record<Alternative, string> = {
  medium: 'a social medium',
  feature: 'a social feature of something else',
  outside: 'not a social medium',
  publishing: 'the publishing family',
  sharing: 'the sharing family',
  networking: 'the networking family',
  discussion: 'the discussion family',
  'contact-network': 'a contact network',
  'content-network': 'a content network',
  'no-network': 'not a network',
};

const TYPES: Record<NonNullable<Verdict['type']>, string> = {
  contact: 'contact network',
  content: 'content network',
  hybrid: 'hybrid network, between contact and content',
};

// Not that of formats.ts, which comes with all that tells how far a learner is.
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const list = new Intl.ListFormat('en', { type: 'disjunction' });

/** What it is: "A social medium and a social network". */
export function headline({ scope, network }: Verdict): string {
  if (scope === 'outside') return 'Outside social media';
  // A feature counts among social media, and is never a network (lesson 2).
  if (scope === 'feature') return 'A social feature: social media in that part only, and no network';
  return network ? 'A social medium, and a social network' : 'A social medium, not a social network';
}

/** Its place: "Sharing family; content network". */
export function verdictLine(verdict: Verdict): string {
  const { scope, family, network, type } = verdict;
  if (!family) return scope === 'feature' ? 'A feature of something else' : 'Not a social medium';
  const kind = type ? TYPES[type] : 'network of either type';
  return `${FAMILIES[family].name} family; ${network ? kind : 'not a network'}`;
}

/** Answers may leave a doubt that their author did not see: then the verdict says whose it is. */
export function confidenceLine({ answers, verdict }: Pick<Judgement, 'answers' | 'verdict'>): string {
  if (verdict.clear) return 'Clear';
  return answers.others.length > 0
    ? 'Debatable'
    : 'Debatable: you said clear, but your own answers leave a doubt. The reasons say which.';
}

export const alternativeLine = ({ others }: Verdict): string =>
  others.length === 0
    ? 'None that can be defended'
    : sentence(list.format(others.map((other) => ALTERNATIVES[other])));

/** The last moment that a calendar holds, in milliseconds. */
const LAST = 8.64e15;

/** The day by the clock of the device; nothing where no calendar holds it. */
export function dateLine({ at, clock }: Judgement): string {
  const when = clock ?? at;
  return Math.abs(when) <= LAST ? day.format(when) : '';
}

const INTERACTION: Record<Answers['interaction'], string> = {
  yes: 'Internet users interact through it.',
  part: 'Internet users interact in one part of it only: that part is a social feature.',
  no: 'Internet users do not interact through it.',
};

const DOUBTS: Record<Doubt, string> = {
  'functions-missing':
    'Presentation and search weigh most, and they are not both there: the functions do not confirm the purpose, and “not a network” can be defended.',
  'functions-present':
    'Presentation and search point to a network, though the purpose is another. Purpose decides; a network can be defended.',
  'both-remain': 'It makes sense without the posts, and without the relations too: a hybrid.',
  'neither-remains':
    'Without the posts it makes no sense, nor without the relations: the test does not decide, and both types can be defended.',
};

const REMOVALS: Record<'contact' | 'content', string> = {
  contact: 'Without the posts it still makes sense, without the relations it does not: contact.',
  content: 'Without the relations it still makes sense, without the posts it does not: content.',
};

function functionsLine(answers: Answers): string {
  const all = Object.entries(FUNCTIONS) as [keyof typeof FUNCTIONS, string][];
  const words = all.map(([name, word]) => `${word.toLowerCase()} ${CENTRAL[answers[name] ?? 0]}`);
  return `${sentence(words.join(', '))}.`;
}

/** The answers that decided, question by question. */
export function reasonsFor({ answers, verdict }: Pick<Judgement, 'answers' | 'verdict'>): string[] {
  const doubts = doubtsOf(answers);
  const words = (...among: Doubt[]) =>
    doubts.filter((doubt) => among.includes(doubt)).map((doubt) => DOUBTS[doubt]);
  const { purpose, linking, interaction } = answers;
  const { type } = verdict;
  return [
    INTERACTION[interaction],
    ...(purpose ? [`Its main purpose is ${purpose}: ${PURPOSES[purpose]}.`] : []),
    ...(linking === undefined
      ? []
      : [
          [
            linking ? 'Linking users is its first purpose.' : 'Linking users is not its first purpose.',
            functionsLine(answers),
            ...words('functions-missing', 'functions-present'),
          ].join(' '),
        ]),
    ...(type === 'contact' || type === 'content'
      ? [REMOVALS[type]]
      : words('both-remain', 'neither-remains')),
    verdict.clear
      ? 'Nothing else can be defended with reasons.'
      : 'Another answer can be defended with reasons.',
  ];
}

/** The whole card as plain text. */
export function textOf(judgement: Judgement): string {
  const { name, verdict } = judgement;
  return [
    name,
    headline(verdict),
    '',
    `Verdict: ${verdictLine(verdict)}`,
    `Confidence: ${confidenceLine(judgement)}`,
    `Alternative: ${alternativeLine(verdict)}`,
    `Date: ${dateLine(judgement)}`,
    '',
    'Reasons:',
    ...reasonsFor(judgement).map((reason) => `- ${reason}`),
    '',
    'Judged with the five questions of “Social media or social network?”. Indicative, like every placement.',
  ].join('\n');
}
