import type { Content } from './book'
import type { Fault } from './fault'
import type { Listing } from './listing'
import { run as languages } from './look-code'
import type { Remember } from './remember'
import type { Outcome, Runner } from './run'

type Located = Listing & { file: string }

/** Listings that do not run, or do not print what the book says. What ran before is not run again. */
export async function findCodeFaults(
  { chapters, translations }: Content,
  runner: Runner,
  remember: Remember,
): Promise<Fault[]> {
  const listings = [...chapters, ...translations].flatMap(({ file, survey }) =>
    survey.listings.map((listing) => ({ ...listing, file })),
  )
  const runnable = listings.filter(({ language, norun }) => language in languages && norun === undefined)
  const found = await Promise.all(runnable.map((listing) => check(listing, runner, remember)))
  return found.flat()
}

// What a reader compares: the lines, without the blank end of the last.
const linesOf = (text: string) => text.replace(/\s+$/, '').split('\n')

async function check(listing: Located, runner: Runner, remember: Remember): Promise<Fault[]> {
  const { file, source, output, outputAt, column, line } = listing
  const language = languages[listing.language] ?? 'sh'
  const name = listing.title ?? listing.language
  const version = runner.version(language)
  if (version === undefined)
    return [
      { code: 'code_untried', file, line, column, message: `Nothing here runs ${language}: ${name} was not run.` },
    ]
  const { printed, error } = await remember<Outcome>('code', [language, version, source], async () => {
    const outcome = await runner.run(language, source)
    if (!outcome) throw new Error(`${language} was there and is not any more.`)
    return outcome
  })
  if (error)
    return [
      { code: 'code_fails', file, line: line + error.line, column, message: `${name}: ${firstLine(error.message)}` },
    ]
  const [said, is] = [linesOf(output ?? ''), linesOf(printed)]
  if (output === undefined || said.join('\n') === is.join('\n')) return []
  const index = is.findIndex((text, place) => text !== said[place])
  const place = index < 0 ? is.length : index
  const message = `${name} prints ${quoted(is[place])} where the book says ${quoted(said[place])}.`
  const at = outputAt?.line ?? line
  return [
    {
      code: 'code_output',
      file,
      line: at + 1 + place,
      column,
      message,
      ...(outputAt && {
        fix: { from: outputAt.from, to: outputAt.to, text: `\`\`\`text output\n${is.join('\n')}\n\`\`\`` },
      }),
    },
  ]
}

function quoted(text: string | undefined): string {
  return text === undefined ? 'nothing more' : `"${text}"`
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text
}
