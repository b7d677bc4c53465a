import { describe, expect, test } from 'vitest'
import { countOf, isQuantity, numbersIn } from '@/lib/personalize/quantity'

describe('a number', () => {
  test.each([
    ['1,024 codes, or 1 024 of them', ['1024', '1024']],
    ['115 200 baud', ['115200baud']],
    ['a 10-bit converter and one of 10 bits', ['10bit', '10bit']],
    ['20 milliseconds, 20-millisecond turns, 20 ms and 20ms', ['20ms', '20ms', '20ms', '20ms']],
    ['twenty volts at a 20 V supply', ['20V', '20V']],
    ['25 per cent or 25 %', ['25%', '25%']],
    ['−40 °C, 25 degrees Celsius', ['-40°C', '25°C']],
    ['0.05 V·s/rad and 2 V/(rad·s)', ['0.05V·s/rad', '2V/(rad·s)']],
    ['2 kg × 2 m/s² = 4 N', ['2kg', '2m/s²', '4N']],
    ['3 \u03bcs is 3 \u00b5s', ['3µs', '3µs']],
  ])('is read with its unit, however either is written: %s', (text, numbers) =>
    expect(numbersIn(text)).toEqual(numbers),
  )

  test.each([
    ['57.5 to 58.5 cm', ['57.5cm', '58.5cm']],
    ['5–10 V', ['5V', '10V']],
    ['0.5 or 1.0 m/s and never 0.8', ['0.5m/s', '1.0m/s', '0.8']],
  ])('shares the unit at the end of its range: %s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers))

  test('has no unit where a word follows', () => {
    expect(numbersIn('2 motors, 3 Minutes, 4 seasons, 20 samples, in 1986 a robot')).toEqual(
      ['2', '3', '4', '20', '1986'].with(1, '3min'),
    )
  })

  test('is none within a name', () => expect(numbersIn('The AS5600 and IPv6.')).toEqual([]))
})

test('a word that is nothing but a number with its unit is no name', () => {
  expect(['20ms', '10-bit', '12-volt', '5V'].filter((word) => !isQuantity(word))).toEqual([])
  expect(['AS5600', '3D', '10-fold'].filter(isQuantity)).toEqual([])
})

test('numbers in words are read as digits, but for “one”, which often stands for a noun', () => {
  expect(['two', 'Twelve', 'fifty', 'hundred', 'twice', 'both', 'one', 'wheel'].map(countOf)).toEqual([
    ...['2', '12', '50', '100', '2', '2', undefined, undefined],
  ])
})
