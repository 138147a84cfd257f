import { expect, test } from 'vitest';
import { readCourse } from '../../build/course.ts';
import { kindOf } from './catalogue.ts';

const { platforms } = readCourse(process.cwd()).catalogue;

test('what a platform is stays true and readable where words are taken out that give an answer away, over the whole catalogue', () => {
  const rewritten = platforms.filter((platform) => kindOf(platform) !== platform.kind);
  expect(rewritten.map((platform) => `${platform.id}: ${kindOf(platform)}`)).toMatchInlineSnapshot(`
    [
      "facebook: general-purpose platform",
      "linkedin: professional platform",
      "instagram: photo and short-video platform",
      "youtube: video platform",
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
      "flickr: photo platform",
      "dailymotion: video platform (France)",
      "slideshare: slide platform",
      "soundcloud: audio platform",
      "goodreads: readers' platform",
      "babelio: readers' platform (France)",
      "letterboxd: film diary platform",
      "strava: sports-activity platform",
      "pixelfed: federated photo platform",
      "wordpress: blog and site platform",
      "blogger: blog platform",
      "ghost: blog and newsletter platform",
      "over-blog: blog platform (France)",
      "typepad: blog platform",
      "medium: article platform",
      "phpbb-forum: forum",
    ]
  `);
  expect(
    platforms.filter((platform) => /network|publishing|sharing|discussion/i.test(kindOf(platform))),
  ).toEqual([]);
});
