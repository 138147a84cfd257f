import { expect, test } from 'vitest';
import { withCalibrations } from './write-calibrations.ts';

const BANK = `{
  "items": [
    {
      "id": "a",
      "concepts": [
        "K06"
      ],
      "difficulty": 2,
      "source": "S1"
    },
    { "id": "b", "difficulty": 3 , "source": "S1" },
    {
      "id": "c",
      "source": "\\"difficulty\\": 4,",
      "difficulty": 4
    }
  ]
}
`;
const FOUND = new Map(
  ['a', 'b', 'c', 'gone'].map((id, index) => [id, { difficulty: 2.5 + index, error: 0.3, answers: 120 }]),
);

test('a calibration stands below the author’s guess, in the way of the file', () => {
  expect(withCalibrations(BANK, FOUND)).toBe(
    BANK.replace(
      '"difficulty": 2,\n',
      '"difficulty": 2,\n      "calibrated": { "difficulty": 2.5, "error": 0.3, "answers": 120 },\n',
    )
      .replace(
        '"difficulty": 3 ,',
        '"difficulty": 3, "calibrated": { "difficulty": 3.5, "error": 0.3, "answers": 120 } ,',
      )
      .replace(
        '"difficulty": 4\n',
        '"difficulty": 4,\n      "calibrated": { "difficulty": 4.5, "error": 0.3, "answers": 120 }\n',
      ),
  );
});

test('a new calibration takes the place of the old one', () => {
  const old = withCalibrations(BANK, new Map([['a', { difficulty: 1, error: 1, answers: 30 }]]));
  expect(withCalibrations(old, FOUND)).toBe(withCalibrations(BANK, FOUND));
  const apart = old.replace('{ "difficulty": 1, "error": 1,', '{\n "difficulty": 1,\n "error": 1,');
  expect(withCalibrations(apart, FOUND)).toBe(withCalibrations(BANK, FOUND));
});

test('what is not calibrated stays as it is, to the letter', () => {
  expect(withCalibrations(BANK, new Map())).toBe(BANK);
});

test('the ends of lines and the mark at the beginning are those of the file', () => {
  const theirs = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  expect(withCalibrations(theirs(BANK), FOUND)).toBe(theirs(withCalibrations(BANK, FOUND)));
});
