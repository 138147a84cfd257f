import { describe, expect, it } from 'vitest';
import { inMemory } from './backend.ts';
import { readGuideDraft, writeGuideDraft, type GuideDraft } from './guide-draft.ts';

const BEGUN: GuideDraft = {
  name: 'Ramure',
  answers: { interaction: 'yes', purpose: 'sharing', presentation: 2, linking: true, others: ['no-network'] },
  sure: 'debatable',
};

describe('a judgement that was begun', () => {
  it('is found as it was left, by whoever began it, until it is gone', () => {
    const backend = inMemory();
    writeGuideDraft(backend, 'ada', BEGUN);
    expect(readGuideDraft(backend, 'ada')).toEqual(BEGUN);
    expect(readGuideDraft(backend, 'bob')).toBeUndefined();
    writeGuideDraft(backend, 'ada', undefined);
    expect(backend.keys()).toEqual([]);
  });

  it.each(['{"name":"Ram', 'null', '3', '[]', '{"name":1}', '{"answers":{}}'])(
    'is begun again where its text is broken: %s',
    (text) => {
      const backend = inMemory();
      backend.write('smsn.guide.ada', text);
      expect(readGuideDraft(backend, 'ada')).toBeUndefined();
    },
  );

  it('comes back without what can be no answer', () => {
    const backend = inMemory();
    const answers =
      '{"interaction":"maybe","purpose":"sharing","search":3,"exchange":0,"linking":"yes","x":1}';
    for (const others of ['"all"', '["publishing","toString",3]', 'null']) {
      const text = `{"name":"R","sure":"very","answers":${answers.slice(0, -1)},"others":${others}}}`;
      backend.write('smsn.guide.ada', text);
      expect(readGuideDraft(backend, 'ada')).toEqual({
        name: 'R',
        answers: {
          purpose: 'sharing',
          exchange: 0,
          ...(others.startsWith('[') && { others: ['publishing'] }),
        },
      });
    }
    backend.write('smsn.guide.ada', '{"name":"R","answers":"none"}');
    expect(readGuideDraft(backend, 'ada')).toEqual({ name: 'R', answers: {} });
  });
});
