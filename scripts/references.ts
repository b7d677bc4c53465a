import type { Background } from '@/lib/personalize/profile'

/** A reader whom the book is written for, as they would describe themselves. */
export type Reference = Required<Background> & { name: string; about: string }

/** Twelve readers between them: what the book is held against. */
export const references: Reference[] = [
  reference('coder', 'writes software for a living, has never held a motor', 'expert; python, web', 'none'),
  reference('systems', 'writes close to the machine, has blinked an LED', 'expert; cpp', 'beginner; arduino'),
  reference('electrician', 'builds machines, has never written a program', 'none', 'expert; electronics, plc'),
  reference('all-rounder', 'some years of both', 'intermediate; python, ros', 'intermediate; arduino, drone'),
  reference('newcomer', 'neither yet', 'none', 'none'),
  reference('roboticist', 'does both for a living', 'expert; cpp, ros', 'expert; robot-arm, jetson'),
  reference(
    'student',
    'a first year of code on boards they know',
    'beginner; python',
    'intermediate; raspberry-pi, electronics',
  ),
  reference('maker', 'prints and builds at home', 'beginner', 'beginner; printer, arduino'),
  reference('scientist', 'trains models on data', 'expert; ml, data', 'none'),
  reference('gamer', 'makes games, tinkers a little', 'intermediate; games', 'beginner'),
  reference('technician', 'keeps robot cells running', 'beginner', 'intermediate; plc, robot-arm'),
  reference('enterprise', 'business software and its databases', 'intermediate; java, data', 'none'),
]

/** One of them by name. */
export function referenceOf(name: string): Reference {
  const found = references.find((each) => each.name === name)
  if (!found) throw new Error(`There is no reference profile "${name}".`)
  return found
}

function reference(name: string, about: string, softwareBackground: string, hardwareBackground: string): Reference {
  return { name, about, softwareBackground, hardwareBackground }
}
