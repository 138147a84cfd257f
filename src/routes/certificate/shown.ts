import type { Area } from '#lib/course/concept.ts';

/** What somebody who completed the course has shown, area by area, after "showed how to". */
export const SHOWN: Record<Area, string> = {
  A: 'tell social networks from the social media around them',
  B: 'recognise the four functions of a network, and conclude from the set',
  C: 'tell contact networks from content networks',
  D: 'sort by family: publishing, sharing, networking, discussion',
  E: 'classify an unknown platform, and say with what confidence',
};
