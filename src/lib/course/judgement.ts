import * as z from 'zod';
import { Family } from './platform.ts';

/** How central a function is: 0 absent, 1 secondary, 2 central. */
const Central = z.int().min(0).max(2);

export const Alternative = z.enum([
  'medium',
  'feature',
  'outside',
  'publishing',
  'sharing',
  'networking',
  'discussion',
  'contact-network',
  'content-network',
  'no-network',
]);
/** Another answer that can be defended with reasons: to the first, second, or third and fourth question. */
export type Alternative = z.infer<typeof Alternative>;

export const Answers = z.object({
  interaction: z
    .enum(['yes', 'part', 'no'])
    .describe('1. Do internet users interact through it? `part` where they do so in one part of it only'),
  purpose: Family.optional().describe('2. What it is mainly for. Asked where users interact'),
  linking: z
    .boolean()
    .optional()
    .describe('3. Is linking users its first purpose? Asked where users interact'),
  presentation: Central.optional().describe('A presentation space: 0 absent, 1 secondary, 2 central'),
  search: Central.optional().describe('Search for members: 0 absent, 1 secondary, 2 central'),
  exchange: Central.optional().describe('Means of exchange: 0 absent, 1 secondary, 2 central'),
  collaboration: Central.optional().describe('Collaborative tools: 0 absent, 1 secondary, 2 central'),
  withoutPosts: z
    .boolean()
    .optional()
    .describe('4. Does it still make sense without the posts? Asked of a network'),
  withoutRelations: z
    .boolean()
    .optional()
    .describe('4. Does it still make sense without the relations? Asked of a network'),
  others: z
    .array(Alternative)
    .describe('5. What else can be defended with reasons; nothing where all is clear'),
});
/** What somebody answers to the five questions about one platform. */
export type Answers = z.infer<typeof Answers>;

export const Verdict = z.object({
  scope: z
    .enum(['medium', 'feature', 'outside'])
    .describe('A social medium, a social feature of something else, or outside social media'),
  family: Family.optional().describe('The family of a social medium'),
  network: z.boolean().optional().describe('Whether a social medium is a social network'),
  type: z.enum(['contact', 'content', 'hybrid']).optional().describe('What a network is organised around'),
  clear: z.boolean().describe('Nothing else can be defended: otherwise it is debatable'),
  others: z.array(Alternative).describe('The other answers that can be defended'),
});
/** What follows from the answers. */
export type Verdict = z.infer<typeof Verdict>;
