/**
 * Runs in the head of every page. Sets the theme that a reader chose before anything is painted, and keeps what is pressed
 * until the page is awake (`app/_ui/early.client.tsx`).
 */
export const firstScript =
  "try{const t=localStorage.getItem('lectern.theme');if(t)document.documentElement.dataset.theme=t}catch{}var early=[];onclick=onkeydown=e=>early.push(e)"

/** The script as a policy names it, for pages that are drawn for a request; a test holds the two together. */
export const firstSource = "'sha256-GZh+scxFKhlhXQg9srV4UTumAKB131kBWkK8lvceYMA='"
