import { expect, test } from 'vitest';
import { sideOf } from './swipe-side.ts';

/** Of a card 300 pixels wide: 90 pixels are 30 %. */
const letGo = (distance: number, speed = 0) => sideOf({ distance, speed, width: 300 });

test('a card goes to the side to which it was moved by 30 % of its width', () => {
  expect([-300, -90, -89, 0, 89, 90, 300].map((distance) => letGo(distance))).toEqual([
    'left',
    'left',
    undefined,
    undefined,
    undefined,
    'right',
    'right',
  ]);
});

test('a short way is enough for a card that is thrown', () => {
  expect(letGo(40, 0.6)).toBe('right');
  expect(letGo(-40, -0.6)).toBe('left');
  expect(letGo(40, 0.4), 'too slow').toBeUndefined();
  expect(letGo(10, 3), 'a hand that trembles').toBeUndefined();
});

test('a card that is thrown back goes back, however far it was moved', () => {
  expect(letGo(200, -0.6)).toBeUndefined();
  expect(letGo(-200, 0.6)).toBeUndefined();
  expect(letGo(40, -2)).toBeUndefined();
  expect(letGo(200, -0.1), 'a hand that yields a little').toBe('right');
});
