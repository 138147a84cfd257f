import { concepts } from 'virtual:course';

const byId = new Map(concepts.map((concept) => [concept.id, concept]));

export const conceptOf = (id: string) => byId.get(id);
export const areaOf = (id: string) => byId.get(id)?.area;
