import { describe, expect, it } from 'vitest';
import type { LearnerCopy } from '#lib/record/copy-format.ts';
import { answered } from '#lib/record/copy.fixture.ts';
import { joining } from './joining.ts';

const whole = (id: string, name: string, ...answers: string[]): LearnerCopy => ({
  id,
  name,
  events: answers.map((answer) => answered(answer)),
  unreadable: [],
});
const ada = whole('ada', 'Ada', 'one', 'two');

describe('a copy of somebody who learns here already', () => {
  it('joins their record, whatever is said of whose it is', () => {
    const device = [whole('blaise', 'Blaise'), whole('ada', 'Ada L.', 'two', 'three')];
    for (const whose of ['mine', 'of somebody else'] as const)
      expect(joining(ada, device, whose)).toMatchObject({
        into: { id: 'ada', name: 'Ada L.' },
        known: true,
        becomes: false,
        idle: false,
        fresh: 1,
        here: 1,
        differing: 0,
      });
  });

  it('changes nothing where everything in it is here', () => {
    expect(joining(ada, [ada], 'mine').idle).toBe(true);
    expect(joining(ada, [whole('ada', '', 'one', 'two')], 'mine').idle, 'a name is new').toBe(false);
    const empty = whole('ada', 'Ada');
    expect(joining(empty, [empty], 'mine').idle, 'it has nothing to be here').toBe(false);
  });

  it('gives a name to who has none', () => {
    expect(joining(ada, [whole('ada', '', 'one')], 'mine').into).toEqual({ id: 'ada', name: 'Ada' });
  });

  it('says where it tells something else', () => {
    const forged = { ...ada, events: [answered('one', { score: 1 }), answered('two')] };
    expect(joining(forged, [ada], 'mine')).toMatchObject({ fresh: 0, here: 2, differing: 1 });
  });
});

describe('a copy that was joined to the record of somebody with another id', () => {
  it('is theirs, whatever is said of whose it is: nothing of it is loaded again', () => {
    const device = [whole('blaise', 'Blaise', 'one'), whole('me', 'Me', 'two', 'three', 'one')];
    for (const whose of ['mine', 'of somebody else'] as const)
      expect(joining(ada, device, whose)).toMatchObject({
        into: { id: 'me', name: 'Me' },
        known: true,
        becomes: false,
        idle: true,
        fresh: 0,
        here: 2,
      });
  });

  it('is not known by a part of it, nor by nothing', () => {
    const device = [whole('me', 'Me', 'one')];
    expect(joining(ada, device, 'mine')).toMatchObject({ known: false, idle: false, fresh: 1, here: 1 });
    expect(joining(ada, device, 'of somebody else')).toMatchObject({ into: { id: 'ada' }, known: false });
    expect(joining(whole('ada', 'Ada'), device, 'mine')).toMatchObject({ known: false, idle: false });
  });
});

describe('a copy of somebody who is not on this device', () => {
  it('joins the record of who learns now, where it is theirs', () => {
    const device = [whole('new', 'Me', 'three'), whole('blaise', 'Blaise')];
    expect(joining(ada, device, 'mine')).toMatchObject({
      into: { id: 'new', name: 'Me' },
      known: false,
      becomes: false,
      fresh: 2,
    });
  });

  it('is who learns now from then on, where nothing was done yet: the next copy knows them again', () => {
    expect(joining(ada, [whole('new', '')], 'mine')).toMatchObject({
      into: { id: 'ada', name: 'Ada' },
      becomes: true,
      fresh: 2,
    });
  });

  it('stands beside the others, where it is of somebody else', () => {
    expect(joining(ada, [whole('new', 'Me', 'one')], 'of somebody else')).toMatchObject({
      into: { id: 'ada', name: 'Ada' },
      becomes: false,
      fresh: 2,
      here: 0,
    });
  });
});
