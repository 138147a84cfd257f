import { isLookedFor } from '#lib/course/find-platform.ts';
import type { Platform } from '#lib/course/platform.ts';

type Test = (platform: Platform) => boolean;

/** Which of the questions about where it stands can be argued. */
export const debatableIn = ({ family, network, type }: Platform): string[] =>
  Object.entries({ family, network, type }).flatMap(([question, answer]) =>
    answer?.clear === false ? [question] : [],
  );

/** Whether nothing about where it stands can be argued. */
export const isClear: Test = (platform) => debatableIn(platform).length === 0;

/** What can be chosen for each filter, and whom it lets through. The names are those of the address. */
const TESTS = {
  family: {
    publishing: ({ family }) => family.is === 'publishing',
    sharing: ({ family }) => family.is === 'sharing',
    networking: ({ family }) => family.is === 'networking',
    discussion: ({ family }) => family.is === 'discussion',
  },
  network: {
    any: ({ network }) => network.is,
    contact: ({ type }) => type?.is === 'contact',
    content: ({ type }) => type?.is === 'content',
    none: ({ network }) => !network.is,
  },
  status: {
    live: ({ status }) => status === 'live' || status === 'renamed',
    changed: ({ status }) => status === 'faded' || status === 'pivoted',
    closed: ({ status }) => status === 'defunct',
  },
  confidence: {
    clear: isClear,
    debatable: (platform) => !isClear(platform),
  },
} as const satisfies Record<string, Record<string, Test>>;

type FilterName = keyof typeof TESTS;

/** What is chosen for each filter, and the name that is looked for; an empty text lets everything through. */
export type Filters = { [F in FilterName]: '' | keyof (typeof TESTS)[F] } & { name: string };

export const EVERYTHING: Filters = { family: '', network: '', status: '', confidence: '', name: '' };

const NAMES = Object.keys(TESTS) as FilterName[];
const testsOf = (filter: FilterName): Partial<Record<string, Test>> => TESTS[filter];

/** The filters in an address. What is unknown there filters nothing. */
export function readFilters(query: URLSearchParams): Filters {
  const known = NAMES.flatMap((filter) => {
    const value = query.get(filter) ?? '';
    return Object.hasOwn(TESTS[filter], value) ? [[filter, value] as const] : [];
  });
  return { ...EVERYTHING, ...Object.fromEntries(known), name: query.get('name') ?? '' };
}

/** The filters as an address keeps them: `?family=sharing&name=tube`. Nothing where nothing is filtered. */
export function writeFilters(filters: Filters): string {
  const kept = Object.entries(filters).filter(([, value]) => value.trim() !== '');
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}

/** Whether a platform passes all filters. */
export const passes = (platform: Platform, filters: Filters): boolean =>
  NAMES.every((filter) => testsOf(filter)[filters[filter]]?.(platform) ?? true) &&
  isLookedFor(platform, filters.name);
