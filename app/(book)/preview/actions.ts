'use server'

import { revalidatePath } from 'next/cache'
import { theBook } from '@/lib/book/open'
import type { Reader } from '@/lib/db/quota'
import { LecternError } from '@/lib/errors'
import { checked } from '@/lib/http'
import { PinRequest, PreviewRequest, UnpinRequest } from '@/lib/personalize/preview-form'
import { runtime } from '@/lib/runtime'
import { findEditor } from './editor'
import type { State } from './state'
import { words } from './words'

// The page of another site cannot send these: Next compares Origin with Host before it calls one.

/** Has a model write a section for a reader. What it wrote is kept as for readers; what did not pass is told. */
export async function ask(_before: State, form: FormData): Promise<State> {
  return asEditor(async (editor) => {
    const { section, ...wanted } = fieldsOf(form)
    const request = checked(PreviewRequest, { ...wanted, sections: [section], ask: true })
    const { readPreview } = await runtime().preview()
    const { sections } = await readPreview(editor, request, new AbortController().signal)
    const reverted = sections.flatMap(({ slots }) =>
      slots.flatMap(({ slot, reverted: fault }) => (fault ? [`${slot}, ${fault.check}: ${fault.message}`] : [])),
    )
    return reverted.length > 0 ? { said: [words.askedInVain, ...reverted] } : { done: words.asked }
  })
}

/** Approves a version: what of it differs from the author's prose. */
export async function pin(_before: State, form: FormData): Promise<State> {
  const answers = slotsOf(form)
  const state = await asEditor(async (editor) => {
    const fields = fieldsOf(form)
    const written = await proseOf(fields.chapter, fields.section)
    const slots = Object.fromEntries(Object.entries(answers).filter(([id, text]) => text && text !== written.get(id)))
    if (Object.keys(slots).length === 0) return { said: [words.unchanged] }
    const { pinVersion } = await runtime().preview()
    await pinVersion(editor, checked(PinRequest, { ...fields, slots }))
    return { done: words.pinDone }
  })
  return state.done ? state : { ...state, answers }
}

/** Takes an approval back. */
export async function unpin(_before: State, form: FormData): Promise<State> {
  return asEditor(async (editor) => {
    const { unpinVersion } = await runtime().preview()
    await unpinVersion(editor, checked(UnpinRequest, { key: textOf(form, 'key') }).key)
    return { done: words.unpinned }
  })
}

async function asEditor(work: (editor: Reader) => Promise<State>): Promise<State> {
  const editor = await findEditor()
  if (!editor || editor === 'unknown') return { said: [words.notEditor] }
  try {
    const state = await work(editor)
    revalidatePath('/preview')
    return state
  } catch (cause) {
    if (!(cause instanceof LecternError)) throw cause
    const { errors = [], message } = cause
    const faults = Object.fromEntries(errors.map(({ path, message }) => [path.replace(/^slots\./, ''), message]))
    return { said: errors.some(({ path }) => path.startsWith('slots.')) ? [] : [message], faults }
  }
}

async function proseOf(slug: string, section: string): Promise<Map<string, string>> {
  const { sections } = await theBook().readChapter(slug)
  const slots = sections.find(({ id }) => id === section)?.slots ?? []
  return new Map(slots.map(({ id, markdown }) => [id, markdown.trim()]))
}

function fieldsOf(form: FormData) {
  const field = (name: string) => textOf(form, name)
  return {
    chapter: field('chapter'),
    section: field('section'),
    software: field('software'),
    hardware: field('hardware'),
  }
}

function slotsOf(form: FormData): Record<string, string> {
  const named = [...form.keys()].filter((name) => name.startsWith('slot:'))
  // A form sends lines as CR LF.
  return Object.fromEntries(
    named.map((name) => [name.slice('slot:'.length), textOf(form, name).replaceAll('\r\n', '\n').trim()]),
  )
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
