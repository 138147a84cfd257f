import { mount } from 'svelte';
import Update from './Update.svelte';

/** Looks for new versions of the course from now on, whatever page is shown. Brought late: few visits see one. */
const main = document.getElementById('main');
if (main) mount(Update, { target: main });
