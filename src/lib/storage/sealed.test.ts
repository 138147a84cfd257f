import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealed.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('a sealed text', () => {
  it('is found whole under its key', () => {
    fc.assert(
      fc.property(text, text, (key, content) => {
        expect(unseal(key, seal(key, content))).toBe(content);
      }),
    );
  });

  it('is known to be torn, wherever it was cut', () => {
    const stored = seal('a-key', '{"score":0.5,"item":"a-wiki"}');
    for (let length = 0; length < stored.length; length++)
      expect(unseal('a-key', stored.slice(0, length)), stored.slice(0, length)).toBeUndefined();
  });

  it('is known to be changed, whichever letter it was', () => {
    const stored = seal('a-key', '{"score":0.5,"item":"a-wiki"}');
    for (let place = 0; place < stored.length; place++) {
      const changed = `${stored.slice(0, place)}#${stored.slice(place + 1)}`;
      expect(unseal('a-key', changed), changed).toBeUndefined();
    }
  });

  it('is known to be another’s where it lies under another key', () => {
    expect(unseal('smsn.event.bob.1', seal('smsn.event.ada.1', '{}'))).toBeUndefined();
  });

  it('has the checksum that FNV-1a is published with', () => {
    // draft-eastlake-fnv: 32-bit FNV-1a of "foobar" is 0xbf9cf968.
    expect(seal('foo', 'bar')).toBe(`${(0xbf9cf968).toString(36)}:bar`);
  });
});
