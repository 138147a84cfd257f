import type { Family, Platform } from '#lib/course/platform.ts';

export const FAMILIES: Record<Family, { name: string; french: string; about: string }> = {
  publishing: {
    name: 'Publishing',
    french: 'publication',
    about: 'Blogs and sites written by their participants, generally for a broad readership.',
  },
  sharing: {
    name: 'Sharing',
    french: 'partage',
    about: 'Content offered to a community, which passes it on. Many content networks.',
  },
  networking: {
    name: 'Networking',
    french: 'réseautage',
    about: 'Direct interaction and a wider circle. Mostly contact networks.',
  },
  discussion: {
    name: 'Discussion',
    french: 'discussion',
    about: 'Chat rooms and instant messaging, by affinity or for work.',
  },
};

export type NetworkWord = 'contact' | 'content' | 'none';

export const NETWORKS: Record<NetworkWord, string> = {
  contact: 'Contact network',
  content: 'Content network',
  none: 'Not a network',
};

export const FUNCTIONS: Record<keyof Platform['functions'], string> = {
  presentation: 'Presentation space',
  search: 'Search for members',
  exchange: 'Means of exchange',
  collaboration: 'Collaborative tools',
};

export const CENTRAL = ['absent', 'secondary', 'central'] as const;

/** With a capital at its beginning. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
