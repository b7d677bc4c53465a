/** Sets the theme that a reader chose before anything is painted. Stands in every page, in its head. */
export const themeScript =
  "try{const t=localStorage.getItem('lectern.theme');if(t)document.documentElement.dataset.theme=t}catch{}"

/** The script as a policy names it, for pages that are drawn for a request; a test holds the two together. */
export const themeSource = "'sha256-9+f6o4bPwOkJkwtcaDe/8BBvaewwcCrOvwDnI6ob3Pc='"
