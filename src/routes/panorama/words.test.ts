import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Catalogue } from '#lib/course/platform.ts';
import { remarkOn } from './words.ts';

const file = new URL('../../content/platforms.json', import.meta.url);
const { platforms } = Catalogue.parse(JSON.parse(readFileSync(file, 'utf8')));

it.each([
  ['facebook', ''],
  ['vine', 'closed in 2017'],
  ['x-twitter', 'family debatable'],
  ['youtube', 'network debatable'],
  ['google-plus', 'closed in 2019; type debatable'],
  ['strava', 'family and type debatable'],
  ['snapchat', 'family, network and type debatable'],
])('it is said of %s in the list what became of it, and which question is debatable: %j', (id, said) => {
  expect(platforms.filter((platform) => platform.id === id).map(remarkOn)).toEqual([said]);
});
