import * as z from 'zod';

export const Family = z.enum(['publishing', 'sharing', 'networking', 'discussion']);
/** What a social medium is mainly for. */
export type Family = z.infer<typeof Family>;

/** A judgement. Only a clear one may be scored; `other` is the answer that can also be defended. */
const judged = <T extends z.ZodType>(value: T) =>
  z.strictObject({ is: value, clear: z.boolean(), other: z.string().optional() });

/** Why a clear answer is the right one, said to who was asked just that: one short sentence. */
const Why = z.string().min(1).max(90).optional();

/** How central each of the four functions is: 0 absent, 1 secondary, 2 central. */
const Functions = z.strictObject({
  presentation: z.int().min(0).max(2),
  search: z.int().min(0).max(2),
  exchange: z.int().min(0).max(2),
  collaboration: z.int().min(0).max(2),
});

const NetworkType = z.enum(['contact', 'content']);
const SocialMedium = z.enum(['yes', 'no', 'feature', 'debatable']);

export const Platform = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  kind: z.string().min(1),
  namedInArticle: z.literal(true).optional(),
  launched: z.int(),
  status: z.enum(['live', 'renamed', 'faded', 'pivoted', 'defunct']),
  statusYear: z.int().optional(),
  statusNote: z.string().optional(),
  family: judged(Family),
  /** `why` says what is linked, or what is meant instead: needed where it is clear. */
  network: judged(z.boolean()).extend({ why: Why }),
  /** `why` says what it is organised around, where the platform's `reason` does not. */
  type: judged(NetworkType).extend({ why: Why }).optional(),
  typeIfNetwork: NetworkType.optional(),
  functions: Functions,
  reason: z.string().min(1),
  debate: z.string().optional(),
});
/** A real platform, judged by the article's criteria on a date. */
export type Platform = z.infer<typeof Platform>;

export const Foil = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  socialMedium: SocialMedium,
  why: z.string().min(1),
});
/** Something that is no social medium, or only a feature of one: for telling apart. */
export type Foil = z.infer<typeof Foil>;

export const Catalogue = z.strictObject({
  checked: z.iso.date(),
  platforms: z.array(Platform).min(1),
  foils: z.array(Foil),
});
/** Every platform of the course, and the day on which the facts were checked. */
export type Catalogue = z.infer<typeof Catalogue>;

export const FictionalPlatform = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().min(1),
  socialMedium: SocialMedium,
  family: judged(Family).optional(),
  network: z.boolean(),
  type: NetworkType.optional(),
  clear: z.boolean(),
  functions: Functions.optional(),
  misconceptions: z.array(z.string()),
  why: z.string().min(1),
});
/** An invented platform: it tests the criteria and never ages. */
export type FictionalPlatform = z.infer<typeof FictionalPlatform>;
