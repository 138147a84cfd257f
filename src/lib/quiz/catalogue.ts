import type { FictionalPlatform, Foil, Platform } from '#lib/course/platform.ts';

export type SortablePlatform = Pick<
  Platform,
  'id' | 'name' | 'kind' | 'status' | 'statusYear' | 'family' | 'network' | 'type' | 'reason' | 'debate'
>;
type InventedPlatform = Pick<
  FictionalPlatform,
  'id' | 'name' | 'description' | 'socialMedium' | 'network' | 'type' | 'clear' | 'why'
>;

/** What items are made of while somebody learns. */
export interface Catalogue {
  platforms: readonly SortablePlatform[];
  fictional: readonly InventedPlatform[];
  foils: readonly Foil[];
}

/** A platform that is closed or has another name is shown with its year. */
export function nameOf({ name, status, statusYear }: SortablePlatform): string {
  return status === 'defunct' && statusYear ? `${name} (closed ${statusYear})` : name;
}

/** What it is, in a few words, of which none gives away whether it is a network, or its family. */
export const kindOf = ({ kind }: Pick<Platform, 'kind'>): string =>
  kind
    .replace(/\bsocial networks\b/, 'ones of its kind')
    .replace(/\b((social )?network|publishing|sharing)\b/, 'platform')
    .replace('discussion ', '');
