import * as z from 'zod';
import { Text } from './text.ts';

/** Every object of JavaScript has something by the name of `constructor`, also those in which ids are looked up. */
const Id = z.string().regex(/^(?!constructor$)[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: ({ input }) =>
    input === 'constructor'
      ? 'has another meaning for browsers: choose another name'
      : 'use small letters, digits and single hyphens, like "wiki-is-not-a-network"',
});

const Concept = z.string().regex(/^K\d\d$/, { error: 'use the number of a concept, like "K06"' });

/** The ends of calibrated difficulties: three levels, which are three usual errors of authors, beyond their scale. */
export const CALIBRATED = { least: -2, most: 8 } as const;

const Misconception = z
  .string()
  .regex(/^M\d\d$/, { error: 'use the number of a misconception, like "M06"' })
  .describe('The wrong idea behind this answer, by its number in src/content/misconceptions.json');

const Feedback = Text.describe(
  'Shown to whoever gives this answer: what is true in it, then what decides. Two or three sentences.',
);

/** What answers of real learners say of the difficulty, on the author's scale, which goes on beyond its ends. */
const Calibrated = z
  .strictObject({
    difficulty: z
      .number()
      .min(CALIBRATED.least)
      .max(CALIBRATED.most)
      .describe(
        'How hard it proved, on the scale of your guess: below 1 easier than easy, above 5 harder than hard',
      ),
    error: z
      .number()
      .min(0.1)
      .describe('The standard error of that difficulty: the truth lies within twice so much, nearly always'),
    answers: z.int().min(1).describe('How many answers it rests on'),
  })
  .describe(
    'What answers of real learners say of the difficulty; it then counts instead of your guess. Made by "npm run calibrate", never by hand. Remove it if you change the question',
  );

/** What every item has, however it is answered. */
const common = {
  id: Id.describe('A name for this question that never changes and is never used again: records refer to it'),
  concepts: z
    .array(Concept)
    .min(1)
    .describe('The concepts it asks about, the main one first, by their number in src/content/concepts.json'),
  bloom: z
    .enum(['remember', 'understand', 'apply', 'analyse', 'evaluate'])
    .describe('What the learner has to do (Bloom): remember, understand, apply, analyse or evaluate'),
  difficulty: z.int().min(1).max(5).describe('Your guess, from 1 (easy) to 5 (hard)'),
  calibrated: Calibrated.optional(),
  source: z
    .enum(['S0', 'S1', 'S2a', 'S2b', 'S3', 'S3c'])
    .describe('The section of the article it stands on: S0, S1, S2a, S2b, S3 or S3c'),
  material: z
    .enum(['article', 'fictional', 'scenario', 'real'])
    .describe(
      'What it is about: the article itself, a fictional platform, a scenario (a brief or a case), or real platforms',
    ),
  context: Text.optional().describe(
    'A short text to read before the question: a case, a description of a platform',
  ),
  stem: Text.describe('The question itself. It can be answered before reading the options'),
  explanation: Text.describe(
    'Why the right answer is right. Shown to whoever says "I don\'t know yet", and after every answer',
  ),
  asks: z
    .enum(['family', 'network', 'type'])
    .optional()
    .describe(
      'If it classifies real platforms: by family, by network or not, or by type of network (contact, content)',
    ),
  platforms: z
    .array(z.string())
    .optional()
    .describe(
      'The real platforms it classifies, by their id in src/content/platforms.json; only clear cases are allowed',
    ),
  retired: z.literal(true).optional().describe('No longer asked. Kept, because records refer to it'),
};

const Option = z.strictObject({
  id: Id.describe('Short and never changed: "a", "b", "c"'),
  text: Text.describe('The answer as the learner reads it'),
  right: z.literal(true).optional().describe('Only on a right answer'),
  misconception: Misconception.optional(),
  feedback: Feedback,
});

/** One or several right options. With `open`, right options are the defensible ones and nothing is scored. */
const Choice = z.strictObject({
  ...common,
  interaction: z.literal('choice').describe('How it is answered: here, by choosing'),
  open: z
    .literal(true)
    .optional()
    .describe('An open judgement: never scored; "right" then marks every defensible answer'),
  select: z.enum(['one', 'several']).describe('"one" answer can be chosen, or "several"'),
  options: z.array(Option).min(2).max(8).describe('The answers to choose from, right and wrong'),
});

/** A statement that is true or false, and the reason. */
const TrueFalse = z.strictObject({
  ...common,
  interaction: z.literal('true-false').describe('How it is answered: here, true or false, with a reason'),
  answer: z.boolean().describe('Whether the statement is true'),
  reasons: z
    .array(
      z.strictObject({
        id: Id.describe('Short and never changed: "a", "b", "c"'),
        of: z.boolean().describe('The answer this reason belongs to: true or false'),
        text: Text.describe('The reason. It is read after "True:" or "False:"'),
        right: z.literal(true).optional().describe('Only on the one right reason'),
        misconception: Misconception.optional(),
        feedback: Feedback,
      }),
    )
    .min(2)
    .max(6)
    .describe('Reasons to choose from, at least one for true and one for false; exactly one is right'),
});

const Placement = z.strictObject({
  right: z.literal(true).optional().describe('Only where this card may go'),
  misconception: Misconception.optional(),
  feedback: Feedback,
});

/** Sources to put into targets. A source may be right in several targets, each with its reason. */
const Matching = z.strictObject({
  ...common,
  interaction: z.literal('matching').describe('How it is answered: here, by putting cards into places'),
  targets: z
    .array(
      z.strictObject({
        id: Id.describe('The name by which placements refer to it. Never changed'),
        text: Text.describe('The name of the place'),
        hint: Text.optional().describe('A few words under the name'),
        family: z
          .enum(['publishing', 'sharing', 'networking', 'discussion'])
          .optional()
          .describe('Give it the colour, mark and pattern of a family'),
      }),
    )
    .min(2)
    .max(6)
    .describe('The places into which cards go'),
  sources: z
    .array(
      z.strictObject({
        id: Id.describe(
          'A name that never changes; for a real platform its id in src/content/platforms.json',
        ),
        text: Text.describe('What stands on the card'),
        note: Text.optional().describe('A few words under the name'),
        concept: Concept.optional().describe(
          'The concept that placing this card is evidence for, besides the main one. One of the concepts of the question',
        ),
        open: z
          .literal(true)
          .optional()
          .describe('Debatable: every placement marked right is accepted, none is scored'),
        placements: z
          .record(Id, Placement)
          .describe('One entry for every target, by its id: whether it is right there, and what to say'),
      }),
    )
    .min(2)
    .max(60)
    .describe('The cards'),
});

/** Elements to put in order. */
const Sequencing = z.strictObject({
  ...common,
  interaction: z.literal('sequencing').describe('How it is answered: here, by putting in order'),
  elements: z
    .array(
      z.strictObject({
        id: Id.describe('The name by which the orders refer to it. Never changed'),
        text: Text.describe('What is put in order'),
        feedback: Text.describe('Why it stands where it stands'),
      }),
    )
    .min(3)
    .max(8)
    .describe('The things to put in order'),
  orders: z
    .array(z.array(Id))
    .min(1)
    .describe('Every accepted order, as lists of element ids, the best one first'),
});

/** A word or a few, typed. */
const FillIn = z.strictObject({
  ...common,
  interaction: z.literal('fill-in').describe('How it is answered: here, by typing'),
  label: Text.describe('What stands before the field: "Name of the family"'),
  accepts: z
    .array(Text)
    .min(1)
    .describe(
      'Every accepted answer. Capitals, accents, hyphens, a leading "the" and one typing slip are forgiven',
    ),
  feedback: Feedback.describe('Shown to whoever is right'),
  rejects: z
    .array(
      z.strictObject({
        texts: z.array(Text).min(1).describe('The wrong answers that get this feedback'),
        misconception: Misconception.optional(),
        feedback: Feedback,
      }),
    )
    .min(1)
    .describe('Wrong answers to expect, each with what to say'),
  otherwise: Feedback.describe('Shown for any other answer'),
});

export const Item = z.discriminatedUnion('interaction', [Choice, TrueFalse, Matching, Sequencing, FillIn]);
/** One question with its key. */
export type Item = z.infer<typeof Item>;
export type Interaction = Item['interaction'];

export const Bank = z.strictObject({
  $schema: z
    .string()
    .optional()
    .describe('Always "./bank.schema.json": lets an editor underline mistakes and suggest fields'),
  title: Text.describe('The topic of this file, for people'),
  items: z.array(Item).min(1).describe('The questions'),
});
/** Items that belong together: one file of `questions/`. */
export type Bank = z.infer<typeof Bank>;
