import { Measures } from './measures.ts';
import { sit, verdictOf, type Sat } from './ours.ts';
import { sittings, type SimulatedSitting, type Size } from './simulate.ts';
import { CONCEPTS, rate, type World } from './world.ts';

/** What ours achieves as it ships, by what is likelier and by the dual rule, from the same sittings. */
class Both {
  readonly plain = new Measures();
  readonly dual = new Measures();

  add({ learner, sitting, asked, right }: SimulatedSitting, beliefOf: Sat['beliefOf']): void {
    for (const dual of [false, true]) {
      const verdicts = new Map(
        sitting.concepts.map((concept) => [concept, verdictOf(beliefOf(concept), dual)] as const),
      );
      this[dual ? 'dual' : 'plain'].add(learner, verdicts, asked, right());
    }
  }
}

interface Limits {
  /** So many questions in all at most. */
  questions?: number;
  /** Whether learners say how sure they are, and how much that tells. */
  telling?: number | undefined;
}

export function measureOurs(world: World, size: Size, { questions = Infinity, telling }: Limits = {}): Both {
  const both = new Both();
  for (const one of sittings(world, size)) {
    const { beliefOf } = sit(one.sitting, {
      goOn: ({ asked }) => asked.length < questions,
      confidenceIn: (item) => (telling === undefined ? undefined : rate(one.learner, item, telling)),
    });
    both.add(one, beliefOf);
  }
  return both;
}

/** How far ours has come after so many questions in all, when it asks on regardless. */
export function budgetCurve(world: World, size: Size, budgets: readonly number[], { comfort = true } = {}) {
  const curve = budgets.map((questions) => ({ questions, measures: new Both() }));
  const most = Math.max(...budgets);
  for (const one of sittings(world, size))
    sit(one.sitting, {
      endless: true,
      comfort,
      goOn: ({ asked }) => asked.length < most,
      watch: ({ beliefOf, asked }) =>
        curve.find(({ questions }) => questions === asked.length)?.measures.add(one, beliefOf),
    });
  return curve.map(({ questions, measures: { plain, dual } }) => ({ questions, plain, dual }));
}

/** The accuracy that ours has with so many items a concept, between the points of the curve. */
export function accuracyAt(curve: ReturnType<typeof budgetCurve>, itemsPerConcept: number): number {
  const questions = itemsPerConcept * CONCEPTS;
  const after = curve.findIndex((point) => point.questions >= questions);
  const [low, high] = [curve[Math.max(0, after - 1)], curve[after]];
  if (!low || !high) return NaN;
  const share = low === high ? 0 : (questions - low.questions) / (high.questions - low.questions);
  const [from, to] = [low.plain.accuracy.value, high.plain.accuracy.value];
  return from + share * (to - from);
}
