import { resolve } from '$app/paths';

/** Where the certificate is. */
export const certificate = () => `${resolve('/')}certificate/`;
