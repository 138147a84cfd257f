import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { anyEvent } from './event.fixture.ts';

describe('canonical JSON', () => {
  /** The same value with its fields in the opposite order. */
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([name, field]) => [name, turned(field)]),
          )
        : value;

  it('says the same value, whatever the order of its fields', () => {
    fc.assert(
      fc.property(fc.oneof(anyEvent, fc.jsonValue()), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(turned(value))).toBe(canonical(value));
      }),
    );
  });

  // The example of RFC 8785, 3.2.3.
  it('sorts fields by their UTF-16 units, also those that look like numbers', () => {
    const fields = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7, '10': 8, '9': 9 };
    const names = [...canonical(fields).matchAll(/:(\d)/g)].map(([, value]) => Number(value));
    expect(names).toEqual([2, 4, 8, 9, 6, 7, 1, 5, 3]);
  });
});
