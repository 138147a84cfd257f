import type { Concept, Misconception } from './concept.ts';
import type { LessonHead, LessonPart } from './lesson.ts';
import type { Platform } from './platform.ts';

/** A mistake in the course's data: where it is, what is wrong and how to mend it. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** Concepts whose prerequisites lead back to themselves, as one path each: `K04 → K02 → K04`. */
function cycles(concepts: readonly Concept[]): string[][] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const finished = new Set<string>();
  const found: string[][] = [];
  function walk(id: string, path: string[]) {
    if (path.includes(id)) found.push([...path.slice(path.indexOf(id)), id]);
    else if (!finished.has(id)) {
      for (const prerequisite of byId.get(id)?.prerequisites ?? []) walk(prerequisite, [...path, id]);
      finished.add(id);
    }
  }
  for (const { id } of concepts) walk(id, []);
  return found;
}

/** Positions of values that were there before. */
function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

export function checkConcepts(
  concepts: readonly Concept[],
  misconceptions: readonly Misconception[],
): Problem[] {
  const known = new Set(concepts.map(({ id }) => id));
  const knownIdeas = new Set(misconceptions.map(({ id }) => id));
  return [
    ...repeated(concepts.map(({ id }) => id)).map((index) => ({
      path: [index, 'id'],
      message: `${concepts[index]?.id} is there twice: give this concept a number of its own`,
    })),
    ...concepts.flatMap((concept, index) => [
      ...concept.prerequisites.flatMap((id, place) =>
        known.has(id)
          ? []
          : [
              {
                path: [index, 'prerequisites', place],
                message: `there is no concept ${id}: correct the number or remove it`,
              },
            ],
      ),
      ...concept.misconceptions.flatMap((id, place) =>
        knownIdeas.has(id)
          ? []
          : [
              {
                path: [index, 'misconceptions', place],
                message: `there is no misconception ${id}: correct the number or remove it`,
              },
            ],
      ),
    ]),
    ...cycles(concepts).map((path) => ({
      path: [concepts.findIndex(({ id }) => id === path[0]), 'prerequisites'],
      message: `a concept cannot need itself: ${path.join(' → ')}. Remove one of these prerequisites`,
    })),
  ];
}

/** Who compares two cases must find a difference between them. */
export function checkMisconceptions(misconceptions: readonly Misconception[]): Problem[] {
  return [
    ...repeated(misconceptions.map(({ id }) => id)).map((index) => ({
      path: [index, 'id'],
      message: `${misconceptions[index]?.id} is there twice: give this misconception a number of its own`,
    })),
    ...misconceptions.flatMap(({ contrast: { cases } }, index) =>
      (['text', 'is'] as const).flatMap((field) =>
        cases[0][field] === cases[1][field]
          ? [
              {
                path: [index, 'contrast', 'cases', 1, field],
                message: 'is the same in both cases: write in what they differ',
              },
            ]
          : [],
      ),
    ),
  ];
}

export function checkPlatforms(platforms: readonly Platform[]): Problem[] {
  return [
    ...repeated(platforms.map(({ id }) => id)).map((index) => ({
      path: [index, 'id'],
      message: `${platforms[index]?.id} is there twice: give this platform an id of its own`,
    })),
    ...platforms.flatMap((platform, index) =>
      platform.network.is && platform.network.clear && !platform.type
        ? [
            {
              path: [index, 'type'],
              message: `${platform.name} is a network: say whether it is a contact or a content network`,
            },
          ]
        : [],
    ),
    ...platforms.flatMap(({ name, network: { is, clear, why } }, index) =>
      clear && !why
        ? [
            {
              path: [index, 'network'],
              message: `${name} is clear: say in "why" ${is ? 'how it links its users' : 'what it is for instead of linking users'}`,
            },
          ]
        : [],
    ),
  ];
}

/** Every concept is taught in one part of one lesson, so that feedback can send a learner there. */
export function checkLessons(
  lessons: readonly (LessonHead & { parts: LessonPart[] })[],
  concepts: readonly Concept[],
): { lesson: string; message: string }[] {
  const known = new Set(concepts.map(({ id }) => id));
  const taught = lessons.flatMap(({ parts }) => parts.flatMap((part) => part.concepts));
  return [
    ...lessons.flatMap(({ id, parts, concepts: own }) => [
      ...own
        .filter((concept) => !known.has(concept))
        .map((concept) => ({ lesson: id, message: `concepts: there is no concept ${concept}` })),
      ...own
        .filter((concept) => !parts.some((part) => part.concepts.includes(concept)))
        .map((concept) => ({
          lesson: id,
          message: `no heading names ${concept}: write it into the braces of the part that explains it`,
        })),
      ...parts.flatMap((part) =>
        part.concepts
          .filter((concept) => !own.includes(concept))
          .map((concept) => ({
            lesson: id,
            message: `the part "${part.title}" names ${concept}, which this lesson does not list under concepts`,
          })),
      ),
    ]),
    ...concepts
      .filter(({ id }) => !taught.includes(id))
      .map(({ id }) => ({
        lesson: '',
        message: `no lesson teaches ${id}: write it into the braces of the heading that explains it`,
      })),
    ...lessons.flatMap(({ id, parts }) =>
      parts.flatMap(({ title, concepts: own }) =>
        own
          .filter((concept) => taught.indexOf(concept) !== taught.lastIndexOf(concept))
          .map((concept) => ({
            lesson: id,
            message: `the part "${title}" is one of several that name ${concept}: name it in one place only`,
          })),
      ),
    ),
  ];
}
