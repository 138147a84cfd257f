import * as z from 'zod';
import { RecordEvent } from './event.ts';
import { COURSE, FORMAT, VERSION } from './transfer.ts';

// Makes no code at run time: the policy of the pages forbids it.
z.config({ jitless: true });

/** The name of a learner or an event. It becomes part of a key of the storage, so it holds no dot. */
export const Id = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .describe('Unique for ever, over devices: letters, digits, hyphens and underscores, at most 64');

const learner = {
  id: Id,
  name: z.string().describe('The name the learner gave; it may be empty'),
};

const head = {
  format: z.literal(FORMAT).describe('Tells this file from any other'),
  version: z.literal(VERSION).describe('The version of this format'),
  exported: z.string().describe('When the copy was saved, as an ISO time'),
  course: z.literal(COURSE).describe('The course in which the answers were given'),
};

/** The file without a look at its events, of which there may be many. */
export const TransferHead = z.object({
  ...head,
  learners: z.array(z.object({ ...learner, events: z.array(z.unknown()) })),
});

/** The whole file, as its published schema describes it. */
export const TransferFile = z
  .object({
    ...head,
    learners: z
      .array(
        z.object({
          ...learner,
          events: z.array(RecordEvent).describe('All that happened, oldest first; the order does not matter'),
        }),
      )
      .describe('One record for each learner'),
  })
  .meta({ title: 'Records of learners', description: 'What the course saves as a copy, and loads again' });
