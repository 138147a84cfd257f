import * as z from 'zod';
import { FORMAT, LIMITS, VERSION } from './copy-format.ts';
import { RecordEvent } from './event.ts';

/** A copy of records as a file, for the published schema and for tests: pages read it with `readCopy`, without zod. */
export const CopyFile = z
  .strictObject({
    $schema: z.string().optional().describe('Where this schema is, for editors'),
    format: z.literal(FORMAT).describe('What this file is'),
    version: z.literal(VERSION).describe('The version of the format'),
    exported: z.iso.datetime().describe('When the copy was made, in UTC'),
    learners: z
      .array(
        z.strictObject({
          id: z
            .string()
            .regex(/^[\w-]+$/)
            .max(LIMITS.id)
            .describe('Unique for ever, over devices: a second copy of the same learner joins the first'),
          name: z.string().max(LIMITS.text).describe('The name they gave themselves; it may be empty'),
          events: z.array(RecordEvent).describe('All that happened, oldest first'),
          unreadable: z
            .array(z.string().max(LIMITS.entry))
            .describe('Stored texts that could not be read when the copy was made, as they were found'),
        }),
      )
      .max(LIMITS.learners)
      .describe('Those who learn, each with their whole record'),
  })
  .meta({
    title: 'A copy of records',
    description:
      'What learners take with them from the course "Social media or social network?". Copies join by the ids of their events: in any order, any number of times.',
  });
