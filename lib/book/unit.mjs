const prefixed = '[kMGTcdmµμunp]?(?:Hz|rad|bit|mol|Pa|Wh|Ah|Nm|s|m|g|V|A|W|N|J|F|H|K|T|Ω|B)'
const single = `(?:%|‰|°[CF]?|rpm|min|h|baud|dB|px|${prefixed})[²³]?`

/** How the unit of a number is written, "m/s²", as the source of a regular expression. */
export const unit = String.raw`${single}(?:[\/·⋅]\(?${single}\)?)*(?![\p{L}\d])`
