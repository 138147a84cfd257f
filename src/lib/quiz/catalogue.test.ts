import { expect, test } from 'vitest';
import { readCourse } from '../../build/course.ts';
import { kindOf } from './catalogue.ts';

const { platforms } = readCourse(process.cwd()).catalogue;

test('what a platform is stays true and readable where the word network is taken out, over the whole catalogue', () => {
  const rewritten = platforms.filter((platform) => kindOf(platform) !== platform.kind);
  expect(rewritten.map((platform) => `${platform.id}: ${kindOf(platform)}`)).toMatchInlineSnapshot(`
    [
      "facebook: general-purpose platform",
      "linkedin: professional platform",
      "instagram: photo and short-video platform",
      "vk: general-purpose platform",
      "xing: professional platform (German-speaking)",
      "viadeo: professional platform (France)",
      "copains-davant: school-friends platform (France)",
      "myspace: platform turned music site",
      "friendster: one of the early ones of its kind",
      "sixdegrees: one of the first ones of its kind",
      "orkut: general-purpose platform",
      "google-plus: general-purpose platform",
      "path: private platform for close friends",
      "nextdoor: neighbourhood platform",
      "badoo: dating-oriented platform",
      "researchgate: platform for researchers",
      "viva-engage: enterprise platform",
      "workplace: enterprise platform",
      "goodreads: readers' platform",
      "babelio: readers' platform (France)",
      "letterboxd: film diary platform",
      "strava: sports-activity platform",
    ]
  `);
  expect(platforms.filter((platform) => /network/i.test(kindOf(platform)))).toEqual([]);
});
