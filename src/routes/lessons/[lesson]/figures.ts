import type { Component } from 'svelte';
import ContactContent from '#lib/components/figures/ContactContent.svelte';
import FamilyMap from '#lib/components/figures/FamilyMap.svelte';
import FiveQuestions from '#lib/components/figures/FiveQuestions.svelte';
import FourFunctions from '#lib/components/figures/FourFunctions.svelte';
import LooseCloud from '#lib/components/figures/LooseCloud.svelte';
import NestedSets from '#lib/components/figures/NestedSets.svelte';
import TwoAxes from '#lib/components/figures/TwoAxes.svelte';

/** Figures by the name that lessons call them: `::figure nested-sets`. */
export const figures: Record<string, Component> = {
  'loose-cloud': LooseCloud,
  'nested-sets': NestedSets,
  'four-functions': FourFunctions,
  'contact-content': ContactContent,
  'family-map': FamilyMap,
  'two-axes': TwoAxes,
  'five-questions': FiveQuestions,
};
