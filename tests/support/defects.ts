import type { SlotCheck } from '@/lib/personalize/verify'
import { elsewhere } from './languages'

/** Prose with something of every kind that is verified, some of it more than once. */
export const original = `A TMP36 of Analog Devices gives 750 mV at 25 °C, never more than 2 V; see [calibration](/chapters/sensing#calibration) and [noise](/chapters/sensing#noise). Call \`read_adc()\` twice, and use $V = kT$ only below 100 °C.

The result must not be trusted before 20 ms have passed, unless the supply is steady.

Keep the mean of four readings in \`bias\`. \`step()\` takes \`bias\` away and does not change it, so \`bias\` is good for 20 ms more, or with a supply of 2 V for 5 ms.`

/** The same said otherwise, and everything kept. */
export const faithful = `At 25 °C the TMP36 of Analog Devices gives 750 mV and never more than 2 V, as [calibration](/chapters/sensing#calibration) and [noise](/chapters/sensing#noise) explain. Call \`read_adc()\` twice. Use $V = kT$ only below 100 °C.

Before 20 ms have passed the result must not be trusted, unless the supply is steady.

The mean of four readings is kept in \`bias\`. Though \`step()\` takes \`bias\` away it does not change it, and so it is good for another 20 ms, or for 5 ms with a supply of two volts.`

/** What the model was told, which may not come back. */
export const told = [
  'Keep exactly every inline code span, every inline formula between $ signs and every number with its unit.',
  JSON.stringify({ reader: { software: 'more help', hardware: 'more help' }, passages: [], section: original }),
]

type Defect = readonly [name: string, text: string]

const instead = (from: string, to: string) => faithful.replace(from, to)
const also = (more: string) => `${faithful}\n\n${more}`

/** Ways to spoil the faithful text, under the check that is there to find each. */
export const defects: Record<SlotCheck, Defect[]> = {
  completeness: [
    ['cut in a sentence', faithful.slice(0, -30).trim()],
    ['cut at an article', instead('volts.', 'volts, as the')],
    ['cut at a comma', instead('or for 5 ms with a supply of two volts.', 'for 5 ms, with two volts,')],
  ],
  markup: [
    ['a script', also('<script>alert(1)</script>.')],
    ['an element with an event', also('Text <b onclick="x()">bold</b>.')],
    ['a frame', also('<iframe src="//evil.example"></iframe>.')],
    ['a comment', also('<!-- hidden -->.')],
    ['an image', also('![a beacon](https://evil.example/x.png).')],
    ['a heading', also('## More.')],
    ['fenced code', also('```\nrm -rf .\n```')],
    ['indented code', also('    rm -rf .')],
    ['a table', also('| a | b |\n| - | - |\n\nAnd so on.')],
    ['a quotation', also('> Quoted.')],
    ['a break', also('***')],
    ['a footnote', also('Text.[^x]\n\n[^x]: note.')],
    ['a definition', also('[x]: https://evil.example "t."')],
    ['a displayed formula', also('$$\nx\n$$')],
    ['a letter that turns what follows', also('Text \u202Ereversed.')],
    ['a letter without width', also('Te\u200Bxt.')],
    ['a tag character', also('Text\u{E0041}.')],
  ],
  markers: [
    ['a marker in a sentence', also('The code [[block:2]] follows.')],
    ['a marker in capitals', also('The code [[BLOCK:2]] follows.')],
    ['half a marker', also('The code [[block follows.')],
  ],
  code: [
    ['lost', instead('`read_adc()`', 'the reading function')],
    ['changed', instead('`read_adc()`', '`read_dac()`')],
    ['added', instead('Call `read_adc()`', 'Call `init()` and `read_adc()`')],
    ['said once of three times', instead('takes `bias` away', 'takes that away')],
    ['in the place of another', instead('and so it is good', 'and so `step()` is good')],
    ['over and over', also('So `step()`, `step()`, `step()` and `step()`.')],
    ['in other letters', instead('`read_adc()`', '`Read_ADC()`')],
  ],
  formula: [
    ['lost', instead('$V = kT$', 'the rule')],
    ['changed', instead('$V = kT$', '$V = kT^2$')],
    ['added', instead('$V = kT$', '$V = kT$ and $I = 0$')],
    ['over and over', also('So $V = kT$, $V = kT$, $V = kT$ and $V = kT$.')],
  ],
  links: [
    ['lost', instead('[calibration](/chapters/sensing#calibration)', 'calibration')],
    ['to another anchor', instead('#calibration', '#noise')],
    [
      'swapped with another',
      instead('[calibration]', '[]').replace('[noise]', '[calibration]').replace('[]', '[noise]'),
    ],
    ['to a foreign site', also('See [this](https://evil.example).')],
    ['to a script', also('See [this](javascript:alert(1)).')],
    ['to data', also('See [this](data:text/html,x).')],
    ['in plain letters', also('See https://evil.example for more.')],
  ],
  numbers: [
    ['changed', instead('750 mV', '705 mV')],
    ['lost', instead('At 25 °C the', 'Warm, the')],
    ['added', instead('twice', 'twice, 8 bits each')],
    ['in another unit', instead('20 ms', '20 s')],
    ['with another prefix', instead('750 mV', '750 V')],
    ['with another sign', instead('25 °C', '-25 °C')],
    ['with decimals', instead('2 V', '2.5 V')],
    ['in another unit, in words', instead('20 ms', '20 seconds')],
    ['in words', instead('two volts', 'three volts')],
    ['in the place of another', instead('another 20 ms', 'another 5 ms')],
    ['counted otherwise', instead('four readings', 'five readings')],
  ],
  names: [
    ['of another part', instead('TMP36', 'TMP37')],
    ['of a product', instead('Call `read_adc()`', 'On an Arduino call `read_adc()`')],
    ['of a version', instead('twice', 'twice over IPv6')],
    ['an acronym', instead('the supply', 'the USB supply')],
    ['lost', instead('the TMP36', 'the sensor')],
    ['of a maker, lost', instead(' of Analog Devices', '')],
  ],
  negation: [
    ['a lost never', instead('and never more than 2 V', 'and at most 2 V')],
    ['a lost must', instead('must not be trusted', 'is not trusted')],
    ['a lost not', instead('must not be trusted', 'must be trusted')],
    ['a lost only', instead('only below', 'below')],
    ['a lost unless', instead('unless the supply', 'if the supply')],
    ['one lost not of two', instead('does not change', 'does change')],
    ['a not beside what was called for', instead('Call `read_adc()`', 'Do not call `read_adc()`')],
    ['a must beside what was told', instead('it is good', 'it must be good')],
  ],
  length: [
    ['far too long', also('And so on it goes. '.repeat(30).trim())],
    ['padded', also(`${'word '.repeat(150)}end.`)],
  ],
  phrases: [
    ['of a model', also('As a language model would add.')],
    ['of who reads', also('Since you are a novice, go slowly.')],
    ['of a group', also('This is hard for beginners.')],
    ['of the task', also('Here is the rewritten section.')],
    ['a refusal', also('I’m sorry, but I can’t go on with this.')],
    ['a refusal without a pardon', also('I cannot go on with this.')],
    ['a word before the text', `Sure, this is it: ${faithful}`],
    ['another language', also(elsewhere.German ?? '')],
    ['another script', also(elsewhere.Chinese ?? '')],
    ['an echo of the rules', also('Keep exactly every inline code span, every inline formula.')],
    ['an echo of the data', also('So it goes: software, more help; hardware, more help; passages.')],
  ],
}
