import names from 'virtual:course/names';

/** What a concept is called, for pages that name them from the start. */
export const nameOf = (concept: string): string => names[concept] ?? concept;
