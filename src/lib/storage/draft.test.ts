import { describe, expect, it } from 'vitest';
import { inMemory, type Backend } from './backend.ts';
import { readDraft, writeDraft, type SavedDraft } from './draft.ts';

const BEGUN: SavedDraft = { item: 'a-board', draft: { kind: 'matching', placements: { inside: 'left' } } };

describe('an answer that was begun', () => {
  it('is found as it was left', () => {
    const backend = inMemory();
    writeDraft(backend, 'ada', BEGUN);
    expect(readDraft(backend, 'ada')).toEqual(BEGUN);
  });

  it('is not found by somebody else', () => {
    const backend = inMemory();
    writeDraft(backend, 'ada', BEGUN);
    expect(readDraft(backend, 'bob')).toBeUndefined();
  });

  it('is gone once it is handed in', () => {
    const backend = inMemory();
    writeDraft(backend, 'ada', BEGUN);
    writeDraft(backend, 'ada', undefined);
    expect(readDraft(backend, 'ada')).toBeUndefined();
    expect(backend.keys()).toEqual([]);
  });

  it.each([
    '{"item":"a-board","dra',
    'null',
    '3',
    '{"item":"a-board"}',
    '{"draft":{"kind":"matching"}}',
    '{"item":1,"draft":{"kind":"choice"}}',
  ])('is begun again where its text is broken: %s', (text) => {
    const backend = inMemory();
    backend.write('smsn.draft.ada', text);
    expect(readDraft(backend, 'ada')).toBeUndefined();
  });

  it('is not kept where the storage is full, and nothing breaks', () => {
    const full: Backend = { ...inMemory(), write: () => false };
    writeDraft(full, 'ada', BEGUN);
    expect(readDraft(full, 'ada')).toBeUndefined();
  });
});
