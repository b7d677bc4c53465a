/** Outside of Next nothing has to be kept from the browser. */
export {}
